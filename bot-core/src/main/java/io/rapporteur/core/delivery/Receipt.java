package io.rapporteur.core.delivery;

import java.time.Duration;

/// What became of a message that was handed to a platform.
public sealed interface Receipt {

    /// The platform has it.
    record Delivered() implements Receipt {}

    /// The platform does not have it and asks to wait at least `delay` before the next try.
    record Postponed(Duration delay, String why) implements Receipt {}

    /// The platform did not get it, or we can not tell whether it did: worth another try, which may
    /// repeat the message.
    record Uncertain(String why) implements Receipt {}

    /// The platform will never take it: the chat is gone, the bot was blocked.
    record Refused(String why) implements Receipt {}
}
