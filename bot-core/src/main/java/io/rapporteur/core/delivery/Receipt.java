package io.rapporteur.core.delivery;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/// What became of a message that was handed to a platform.
public sealed interface Receipt {

    /// The platform has it.
    record Delivered() implements Receipt {}

    /// The platform does not have it and asks to wait at least `delay` before the next try.
    record Postponed(Duration delay, String why) implements Receipt {}

    /// The platform did not get it, since no connection to it came about: worth another try, which
    /// repeats nothing.
    record Unreachable(String why) implements Receipt {

        /// Whether `failure`, or what caused it, means that nothing was sent.
        public static boolean isToldBy(Throwable failure) {
            return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                    .anyMatch(Unreachable::isBeforeAnyConnection);
        }

        private static boolean isBeforeAnyConnection(Throwable failure) {
            return failure instanceof ConnectException
                    || failure instanceof NoRouteToHostException
                    || failure instanceof UnknownHostException
                    || failure instanceof HttpConnectTimeoutException;
        }
    }

    /// We can not tell whether the platform got it: worth another try, which may repeat the
    /// message.
    record Uncertain(String why) implements Receipt {}

    /// The platform will never take it: the chat is gone, the bot was blocked.
    record Refused(String why) implements Receipt {}
}
