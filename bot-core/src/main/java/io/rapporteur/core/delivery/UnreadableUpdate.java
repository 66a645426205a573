package io.rapporteur.core.delivery;

/// A delivery from a platform that our reader cannot make sense of.
///
/// @param key the same for every delivery of the same update
/// @param raw what arrived, verbatim
/// @param problem why it could not be read, without quoting it
public record UnreadableUpdate(String key, String platform, String raw, String problem) {

    /// Leaves the content out: what people wrote stays out of logs.
    @Override
    public String toString() {
        return "UnreadableUpdate["
                + platform
                + ", "
                + raw.length()
                + " characters: "
                + problem
                + "]";
    }
}
