package io.rapporteur.core.webhook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A POST as it arrived.
///
/// @param headers by lower-case name; of a repeated header the first value
/// @param body as it was sent, decoded as UTF-8; a body that is not valid UTF-8 never gets here
public record WebhookRequest(Map<String, String> headers, String body) {

    public WebhookRequest {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Leaves secrets and what people wrote out of logs.
    @Override
    public String toString() {
        return "WebhookRequest[" + body.length() + " characters]";
    }
}
