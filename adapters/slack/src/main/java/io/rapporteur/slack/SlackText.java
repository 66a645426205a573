package io.rapporteur.slack;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Slack's plain text: `&`, `<` and `>` are escaped, and `<...>` holds people, channels and links.
///
/// Source: <https://docs.slack.dev/messaging/formatting-message-text/>.
final class SlackText {

    private static final String ELLIPSIS = "…";

    private SlackText() {}

    /// What a person meant to write: labels in place of markup, nothing where Slack only gives an
    /// id.
    ///
    /// @param without ids of users whose mentions are left out whatever their label
    static String plain(String text, Set<String> without) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('<', at);
            int close = open < 0 ? -1 : text.indexOf('>', open);
            if (close < 0) {
                plain.append(text, at, text.length());
                break;
            }
            plain.append(text, at, open);
            plain.append(label(text.substring(open + 1, close), without));
            at = close + 1;
        }
        return unescape(plain.toString()).replaceAll("[ \\t\\u00A0]{2,}", " ").strip();
    }

    private static String label(String markup, Set<String> without) {
        int bar = markup.indexOf('|');
        String target = bar < 0 ? markup : markup.substring(0, bar);
        String label = bar < 0 ? "" : markup.substring(bar + 1);
        char kind = target.isEmpty() ? ' ' : target.charAt(0);
        return switch (kind) {
            case '@' -> label.isEmpty() || without.contains(target.substring(1)) ? "" : "@" + label;
            case '#' -> label.isEmpty() ? "" : "#" + label;
            case '!' -> label;
            default -> label.isEmpty() ? target : label;
        };
    }

    private static String unescape(String text) {
        // The ampersand last, so that "&amp;lt;" becomes "&lt;" and no further.
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /// So that Slack shows exactly `text`.
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// The beginning of `text`, escaped, of at most `maxBytes` bytes in UTF-8; ends in an ellipsis
    /// if something is left out. Cuts neither an escape nor a surrogate pair.
    static String escapeWithin(String text, int maxBytes) {
        String whole = escape(text);
        if (bytes(whole) <= maxBytes) {
            return whole;
        }
        StringBuilder kept = new StringBuilder();
        int left = maxBytes - bytes(ELLIPSIS);
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            String escaped = escape(Character.toString(codePoint));
            left -= bytes(escaped);
            if (left < 0) {
                break;
            }
            kept.append(escaped);
            at += Character.charCount(codePoint);
        }
        return kept.append(ELLIPSIS).toString();
    }

    /// `text` in at most `maxLength` characters, an ellipsis at its end if it had more.
    static String abbreviate(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        int end = maxLength - ELLIPSIS.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
