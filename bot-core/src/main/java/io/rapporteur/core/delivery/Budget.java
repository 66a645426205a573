package io.rapporteur.core.delivery;

import java.time.Duration;

/// A pace that a platform asks for: at most `messages` within `period`, for everything that shares
/// `key`.
///
/// @param key such as `telegram/chat/42`
/// @param messages at least 1
/// @param period longer than zero
public record Budget(String key, int messages, Duration period) {

    /// @throws IllegalArgumentException if no message would ever be allowed
    public Budget {
        if (messages < 1 || !period.isPositive()) {
            throw new IllegalArgumentException(
                    "budget " + key + " allows " + messages + " messages in " + period);
        }
    }
}
