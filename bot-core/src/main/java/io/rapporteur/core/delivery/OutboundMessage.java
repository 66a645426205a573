package io.rapporteur.core.delivery;

import java.util.List;

/// One message, ready to be sent, in the platform's own form.
///
/// @param payload opaque: only the platform that rendered it reads it
/// @param budgets the paces that sending it counts against
public record OutboundMessage(String payload, List<Budget> budgets) {

    public OutboundMessage {
        budgets = List.copyOf(budgets);
    }

    /// Leaves the payload out: what people read and where stays out of logs.
    @Override
    public String toString() {
        return "OutboundMessage[" + payload.length() + " characters]";
    }
}
