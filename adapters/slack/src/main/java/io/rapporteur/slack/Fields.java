package io.rapporteur.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The named values of something that Slack sent, JSON or form, of which we read the few we know
/// and ignore the rest: Slack adds fields and block types as it likes, and a strict reader would
/// fall silent on the day it does.
record Fields(JsonObject json) {

    /// @throws UnreadableException if `text` is anything but one JSON object
    static Fields ofJson(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement json = JsonParser.parseReader(reader);
            if (json.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
                return new Fields(json.getAsJsonObject());
            }
        } catch (IOException | JsonParseException malformed) {
            // Its message would quote what people wrote.
        }
        throw new UnreadableException("not a JSON object");
    }

    /// Reads `application/x-www-form-urlencoded`; of a repeated name the last value.
    ///
    /// @throws UnreadableException if an escape is malformed
    static Fields ofForm(String body) {
        JsonObject json = new JsonObject();
        try {
            for (String pair : body.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    json.addProperty(
                            decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableException("a form with a malformed escape");
        }
        return new Fields(json);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    /// The text or number called `name`; empty if there is none, or if it is blank.
    Optional<String> text(String name) {
        return Optional.ofNullable(json.get(name))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(text -> !text.isBlank());
    }

    /// @throws UnreadableException if there is no such text
    String required(String name) {
        return text(name).orElseThrow(() -> new UnreadableException("no " + name));
    }

    boolean isTrue(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    Optional<Fields> object(String name) {
        return Optional.ofNullable(json.get(name))
                .filter(JsonElement::isJsonObject)
                .map(object -> new Fields(object.getAsJsonObject()));
    }

    /// The text at the end of the path; empty if any part of it is missing.
    Optional<String> text(String object, String name) {
        return object(object).flatMap(inner -> inner.text(name));
    }

    /// The objects in the array called `name`; empty if there is no such array.
    List<Fields> objects(String name) {
        return Optional.ofNullable(json.get(name)).filter(JsonElement::isJsonArray).stream()
                .flatMap(array -> StreamSupport.stream(array.getAsJsonArray().spliterator(), false))
                .filter(JsonElement::isJsonObject)
                .map(object -> new Fields(object.getAsJsonObject()))
                .toList();
    }
}
