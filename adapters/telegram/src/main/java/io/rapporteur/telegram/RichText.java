package io.rapporteur.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// Text with the stretches of it that look or act differently: what Telegram calls a message and
/// its entities. All positions count UTF-16 units, as Java and Telegram both do.
///
/// @param entities within the text, in order, not overlapping
record RichText(String text, List<Entity> entities) {

    static final RichText EMPTY = new RichText("", List.of());

    /// A stretch of text.
    ///
    /// @param type as Telegram names it: `bold`, `text_link`
    /// @param length at least 1
    /// @param url where a `text_link` leads
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entity(String type, int offset, int length, @Nullable String url) {

        int end() {
            return offset + length;
        }

        /// The same between other positions.
        Entity between(int from, int to) {
            return new Entity(type, from, to - from, url);
        }
    }

    RichText {
        entities = List.copyOf(entities);
    }

    static RichText plain(String text) {
        return new RichText(text, List.of());
    }

    static RichText bold(String text) {
        return whole(text, "bold", null);
    }

    static RichText link(String text, String url) {
        return whole(text, "text_link", url);
    }

    private static RichText whole(String text, String type, @Nullable String url) {
        return text.isEmpty()
                ? EMPTY
                : new RichText(text, List.of(new Entity(type, 0, text.length(), url)));
    }

    int length() {
        return text.length();
    }

    boolean isBlank() {
        return Glyphs.isBlank(text);
    }

    RichText plus(RichText other) {
        return new RichText(
                text + other.text,
                Stream.concat(
                                entities.stream(),
                                other.entities.stream()
                                        .map(entity ->
                                                entity.between(
                                                        length() + entity.offset(),
                                                        length() + entity.end())))
                        .toList());
    }

    /// Links written out after their words, for when entities are refused.
    ///
    /// @param limit beyond which the remaining links are left out
    String writtenOut(int limit) {
        StringBuilder out = new StringBuilder(text);
        for (Entity entity : entities.reversed()) {
            String written = entity.url() == null ? "" : " (" + entity.url() + ")";
            if (out.length() + written.length() <= limit) {
                out.insert(entity.end(), written);
            }
        }
        return out.toString();
    }
}
