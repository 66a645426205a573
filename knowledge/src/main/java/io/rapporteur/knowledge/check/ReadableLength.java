package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Localized;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.Locale;
import java.util.stream.Stream;

/// Titles fit a button, answers fit one message of every platform.
final class ReadableLength implements Rule {

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_ANSWER = 3_000;

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge()
                .entries()
                .flatMap(entry ->
                        pack.knowledge().languages().stream()
                                .flatMap(language -> inLanguage(pack, entry, language)));
    }

    private static Stream<Finding> inLanguage(ReadPack pack, Entry entry, Language language) {
        Stream<Finding> titles =
                ShownText.title(entry)
                        .filter(title -> length(title.text(), language) > LONGEST_TITLE)
                        .map(title -> longTitle(pack, title, language));
        Stream<Finding> answers =
                Stream.concat(Stream.of(entry.answer()), entry.variants().values().stream())
                        .filter(answer -> length(answer, language) > LONGEST_ANSWER)
                        .map(answer -> longAnswer(pack, entry, answer, language));
        return Stream.concat(titles, answers);
    }

    private static Finding longTitle(ReadPack pack, ShownText title, Language language) {
        return Finding.error(
                title.place(pack.places(), language),
                "long-title",
                "the title has %d characters, more than %d"
                        .formatted(length(title.text(), language), LONGEST_TITLE),
                "Buttons cut it off",
                "Shorten it");
    }

    private static Finding longAnswer(
            ReadPack pack, Entry entry, Entry.Answer answer, Language language) {
        return Finding.error(
                ShownText.answers(entry)
                        .filter(text -> text.text().equals(answer.direct()))
                        .findFirst()
                        .orElseThrow()
                        .place(pack.places(), language),
                "long-answer",
                String.format(
                        Locale.ROOT,
                        "answer and detail have %,d characters, more than %,d",
                        length(answer, language),
                        LONGEST_ANSWER),
                "Not every platform takes them in one message",
                "Shorten the detail, or split the entry");
    }

    private static int length(Entry.Answer answer, Language language) {
        return length(answer.direct(), language)
                + answer.detail().map(detail -> length(detail, language)).orElse(0);
    }

    private static int length(Localized text, Language language) {
        String wording = text.in(language);
        return wording.codePointCount(0, wording.length());
    }
}
