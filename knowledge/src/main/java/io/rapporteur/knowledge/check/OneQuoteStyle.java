package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All texts of one language write apostrophes and quotation marks alike: straight or curly, as
/// most of them do.
final class OneQuoteStyle implements Rule {

    private static final List<Style> APOSTROPHES =
            List.of(new Style("straight apostrophe", "'"), new Style("curly apostrophe", "[‘’]"));
    private static final List<Style> QUOTATION_MARKS =
            List.of(
                    new Style("straight quotation mark", "\""),
                    new Style("curly quotation mark", "[“”„]"));

    private record Style(String name, Pattern sign) {

        Style(String name, String sign) {
            this(name, Pattern.compile(sign));
        }

        boolean isIn(ShownText text, Language language) {
            return sign.matcher(text.text().in(language)).find();
        }
    }

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        List<ShownText> texts = pack.knowledge().passages().flatMap(ShownText::of).toList();
        return pack.knowledge().languages().stream()
                .flatMap(language ->
                        Stream.of(APOSTROPHES, QUOTATION_MARKS)
                                .flatMap(styles -> inLanguage(pack, texts, language, styles)));
    }

    private static Stream<Finding> inLanguage(
            ReadPack pack, List<ShownText> texts, Language language, List<Style> styles) {
        List<List<ShownText>> users =
                styles.stream()
                        .map(style ->
                                texts.stream().filter(text -> style.isIn(text, language)).toList())
                        .toList();
        int rarer = users.get(0).size() < users.get(1).size() ? 0 : 1;
        return users.get(rarer).stream()
                .map(text -> mixed(pack, text, language, styles.get(rarer), styles.get(1 - rarer)));
    }

    private static Finding mixed(
            ReadPack pack, ShownText text, Language language, Style found, Style usual) {
        return Finding.notice(
                text.place(pack.places(), language),
                "mixed-quotes",
                "%s of \"%s\" has a %s, where most texts in %s have a %s"
                        .formatted(
                                text.name(), text.id(), found.name(), language.tag(), usual.name()),
                "Two styles look like two authors",
                "Write it as the others do");
    }
}
