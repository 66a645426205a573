package io.rapporteur.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Parts of a page, or of a drawing in SVG. Whatever is a text or an attribute is escaped when it
/// is written: no string becomes markup.
public sealed interface Html {

    void write(StringBuilder page);

    static Html text(String text) {
        return new Text(text);
    }

    static Element element(String name, Html... children) {
        return new Element(name, Map.of(), List.of(children));
    }

    static Element element(String name, String text) {
        return element(name, text(text));
    }

    static Element element(String name, Stream<? extends Html> children) {
        return new Element(name, Map.of(), children.map(child -> (Html) child).toList());
    }

    /// Parts that follow one another.
    static Html all(Stream<? extends Html> parts) {
        return new Sequence(parts.map(part -> (Html) part).toList());
    }

    record Text(String text) implements Html {
        @Override
        public void write(StringBuilder page) {
            escape(text, page);
        }
    }

    record Sequence(List<Html> parts) implements Html {
        @Override
        public void write(StringBuilder page) {
            parts.forEach(part -> part.write(page));
        }
    }

    /// Our own style sheet, the one part that is written as it is.
    record StyleSheet(String css) implements Html {

        public StyleSheet {
            if (css.contains("<")) {
                throw new IllegalArgumentException("a style sheet in a page must not hold \"<\"");
            }
        }

        @Override
        public void write(StringBuilder page) {
            page.append("<style>\n").append(css).append("</style>\n");
        }
    }

    record Element(String name, Map<String, String> attributes, List<Html> children)
            implements Html {

        private static final Set<String> WITHOUT_END = Set.of("meta", "br");
        private static final Set<String> WITHIN_LINES = Set.of("a", "bdi", "strong", "time", "br");

        public Element with(String attribute, String value) {
            Map<String, String> more = new LinkedHashMap<>(attributes);
            more.put(attribute, value);
            return new Element(name, more, children);
        }

        /// @param value a length in pixels or a coordinate, kept to a tenth
        public Element with(String attribute, double value) {
            return with(attribute, Polar.number(value));
        }

        @Override
        public void write(StringBuilder page) {
            page.append('<').append(name);
            attributes.forEach((attribute, value) -> {
                page.append(' ').append(attribute).append("=\"");
                escape(value, page);
                page.append('"');
            });
            page.append('>');
            children.forEach(child -> child.write(page));
            if (!WITHOUT_END.contains(name)) {
                page.append("</").append(name).append('>');
            }
            if (!WITHIN_LINES.contains(name)) {
                page.append('\n');
            }
        }
    }

    private static void escape(String text, StringBuilder page) {
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            switch (sign) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                default -> page.append(sign);
            }
        }
    }
}
