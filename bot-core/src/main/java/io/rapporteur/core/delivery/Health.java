package io.rapporteur.core.delivery;

/// Whether a part of the house can do its work.
///
/// @param part such as `telegram`, `journal`
/// @param detail one sentence for the operator, what to do included when it is not ready; no
///   secrets
public record Health(String part, boolean ready, String detail) {

    public static Health ready(String part, String detail) {
        return new Health(part, true, detail);
    }

    public static Health unready(String part, String detail) {
        return new Health(part, false, detail);
    }
}
