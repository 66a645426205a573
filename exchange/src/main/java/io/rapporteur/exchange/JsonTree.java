package io.rapporteur.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A [Tree] as JSON.
final class JsonTree {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    private JsonTree() {}

    /// @throws UnusableFileException if `input` is no JSON
    static Tree read(InputText input) {
        return read(input.file(), 1, input.text());
    }

    /// Reads JSON that stands within a larger file.
    ///
    /// @param firstLine the line of `file` on which `text` begins
    /// @throws UnusableFileException if `text` is no JSON
    static Tree read(String file, int firstLine, String text) {
        int before = firstLine - 1;
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            Tree tree = value(parser, before);
            if (tree == null || parser.nextToken() != null) {
                throw new UnusableFileException(
                        file,
                        before + parser.currentTokenLocation().getLineNr(),
                        tree == null
                                ? "no JSON value stands here"
                                : "something stands after the end of the JSON value",
                        "Check that this is the whole file, as the other product exported it");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new UnusableFileException(
                    file,
                    before + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    "no valid JSON: " + e.getOriginalMessage(),
                    "Check commas, quotes and brackets near this line, or export the file again");
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string cannot fail", e);
        }
    }

    private static @Nullable Tree value(JsonParser parser, int before) throws IOException {
        int line = before + parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == null || token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, Tree> values = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                Tree value = value(parser, before);
                if (value != null) {
                    values.put(key, value);
                }
            }
            return new Tree.Mapping(values, line);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Tree> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Tree item = value(parser, before);
                if (item != null) {
                    items.add(item);
                }
            }
            return new Tree.Sequence(items, line);
        }
        return new Tree.Leaf(parser.getText(), token != JsonToken.VALUE_STRING, line);
    }

    /// Indented by two spaces, with lines ended by `\n`, also at the end.
    ///
    /// The text may stand in a `<script>` element: `<` is escaped, so that nothing in it ends one.
    static String write(Tree tree) {
        StringWriter text = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                                Separators.createDefaultInstance()
                                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                        .withObjectIndenter(lines)
                        .withArrayIndenter(lines);
        try (JsonGenerator generator = JSON.createGenerator((Writer) text)) {
            generator.setPrettyPrinter(printer);
            generator.setCharacterEscapes(new ScriptSafe());
            write(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a string cannot fail", e);
        }
        return text.append('\n').toString();
    }

    private static void write(Tree tree, JsonGenerator generator) throws IOException {
        switch (tree) {
            case Tree.Leaf(String text, boolean bare, _) when bare -> generator.writeRawValue(text);
            case Tree.Leaf(String text, _, _) -> generator.writeString(text);
            case Tree.Sequence(List<Tree> items, _) -> {
                generator.writeStartArray();
                for (Tree item : items) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case Tree.Mapping(Map<String, Tree> values, _) -> {
                generator.writeStartObject();
                for (Map.Entry<String, Tree> value : values.entrySet()) {
                    generator.writeFieldName(value.getKey());
                    write(value.getValue(), generator);
                }
                generator.writeEndObject();
            }
        }
    }

    private static final class ScriptSafe extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            escapes['<'] = ESCAPE_STANDARD;
            return escapes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
