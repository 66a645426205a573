package io.rapporteur.exchange;

import java.util.regex.Pattern;

/// Answers of other products without the marks of Markdown and HTML: a pack holds plain text, with
/// paragraphs and lists. Addresses of links stay, in brackets.
final class PlainText {

    private static final Pattern HTML_LINK =
            Pattern.compile(
                    "<a\\b[^<>]*?href\\s*=\\s*[\"']([^\"']*)[\"'][^<>]*>(.*?)</a>",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LINE_END =
            Pattern.compile("<br\\s*/?>|</(?:li|tr|h\\d)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAGRAPH_END =
            Pattern.compile("</(?:p|div|ul|ol|table)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTML_ITEM =
            Pattern.compile("<li\\b[^<>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");
    private static final Pattern LINK =
            Pattern.compile(
                    "!?\\[([^\\]\\n]*)]\\(\\s*<?([^)\\s>]+)>?(?:\\s+\"[^\"\\n]*\")?\\s*\\)");
    private static final Pattern STRONG =
            Pattern.compile("(\\*\\*|__)(?=\\S)([^\\n]+?)(?<=\\S)\\1");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*])\\*(?=[^\\s*])([^*\\n]+?)(?<=[^\\s*])\\*(?![\\w*])");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}[ \\t]+");
    private static final Pattern BULLET = Pattern.compile("(?m)^[ \\t]*[*+•-][ \\t]+");

    private PlainText() {}

    static String of(String marked) {
        String text = marked.replace("\r\n", "\n").replace('\r', '\n');
        text = HTML_LINK.matcher(text).replaceAll("$2 ($1)");
        text = HTML_ITEM.matcher(text).replaceAll("\n- ");
        text = LINE_END.matcher(text).replaceAll("\n");
        text = PARAGRAPH_END.matcher(text).replaceAll("\n\n");
        text = TAG.matcher(text).replaceAll("");
        text = LINK.matcher(text).replaceAll("$1 ($2)");
        text = STRONG.matcher(text).replaceAll("$2");
        text = EMPHASIS.matcher(text).replaceAll("$1");
        text = CODE.matcher(text).replaceAll("$1");
        text = HEADING.matcher(text).replaceAll("");
        text = BULLET.matcher(text).replaceAll("- ");
        return unescaped(text).replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
    }

    private static String unescaped(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
