package io.rapporteur.web;

import io.rapporteur.core.webhook.Webhook;

import java.util.Set;
import java.util.function.Supplier;

/// What is behind a path.
sealed interface Endpoint {

    /// The methods that it answers, as the `Allow` header names them.
    Set<String> methods();

    /// A platform calls it.
    record Called(Webhook webhook) implements Endpoint {
        @Override
        public Set<String> methods() {
            return Set.of("POST");
        }
    }

    /// An operator's tool looks at it.
    record Shown(Supplier<Answer> page) implements Endpoint {
        @Override
        public Set<String> methods() {
            return Set.of("GET", "HEAD");
        }
    }
}
