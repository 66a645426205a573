package io.rapporteur.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;

import org.jspecify.annotations.Nullable;

/// Where an answer goes, as it stands in the journal: `{"chat":-100123,"message":45,"thread":7}`.
///
/// @param message what the answer replies to; for a button the message that carried it
/// @param thread a real topic; absent in General, where Telegram refuses one
@JsonInclude(JsonInclude.Include.NON_NULL)
record Address(long chat, int message, @Nullable Integer thread) {

    String encode() {
        return BotApi.JSON.valueToTree(this).toString();
    }

    /// @throws IllegalArgumentException if `address` was not made by [#encode()]
    static Address decode(String address) {
        try {
            return BotApi.JSON.readValue(address, Address.class);
        } catch (JsonProcessingException _) {
            throw new IllegalArgumentException(
                    "an address of "
                            + address.length()
                            + " characters was not made by this adapter");
        }
    }
}
