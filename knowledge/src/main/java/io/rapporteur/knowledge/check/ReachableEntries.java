package io.rapporteur.knowledge.check;

import static java.util.stream.Collectors.joining;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.List;
import java.util.stream.Stream;

/// People who ask for an entry in other words than its own find it: of its wordings in a language,
/// each held out, fewer than half find something else.
///
/// Some wordings are ambiguous with good reason, so one alone says nothing. Routes and small talk
/// are not held to it: they are found by wordings only and stand for whole fields of questions, and
/// whether we keep silent depends on confidence too.
record ReachableEntries(Confusions confusions) implements Rule {

    private static final int SHOWN = 3;

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge()
                .entries()
                .flatMap(entry ->
                        pack.knowledge().languages().stream()
                                .filter(language -> isUnreachable(entry, language))
                                .map(language -> unreachable(pack, entry, language)));
    }

    private boolean isUnreachable(Entry entry, Language language) {
        long lost = confusions.lost(entry.id(), language);
        return lost > 0 && 2 * lost >= confusions.asked(entry.id(), language);
    }

    private Finding unreachable(ReadPack pack, Entry entry, Language language) {
        List<Confusions.Pair> pairs = confusions.pairs(entry.id(), language);
        return Finding.warning(
                pack.places().of(entry.id(), "questions", language.tag()),
                "unreachable-entry",
                ("of %d wordings of \"%s\" in %s, each asked of a matcher that does not know it, %d"
                                + " find something else, most often \"%s\": %s")
                        .formatted(
                                confusions.asked(entry.id(), language),
                                entry.id(),
                                language.tag(),
                                confusions.lost(entry.id(), language),
                                pairs.getFirst().found(),
                                pairs.stream()
                                        .flatMap(pair -> pair.wordings().stream())
                                        .limit(SHOWN)
                                        .map(lost -> told(pack, entry, lost))
                                        .collect(joining(", "))),
                "Who asks in words that are not listed gets another answer",
                "Give its wordings what only this entry answers, or merge the two");
    }

    private static String told(ReadPack pack, Entry entry, Retrieval lost) {
        return Wording.withTitle(pack, entry, lost.language())
                .filter(wording -> wording.text().equals(lost.wording()))
                .map(wording -> "\"%s\" (%s)".formatted(wording.text(), wording.place()))
                .findFirst()
                .orElseThrow();
    }
}
