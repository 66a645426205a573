package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Localized;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.SmallTalk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What retrievers learn from: passages in a fixed order, with the wordings by which they may be
/// found.
///
/// @param passages numbered by their place
/// @param wordings all that may be used; fewer than the passages have when a matcher is tested on
///   the rest
record Corpus(List<Passage> passages, List<Wording> wordings) {

    /// @param owner the number of its passage
    record Wording(int owner, Language language, String text) {}

    static Corpus of(KnowledgeBase knowledge) {
        return of(knowledge.passages().toList());
    }

    static Corpus of(List<Passage> passages) {
        List<Wording> wordings = new ArrayList<>();
        for (int owner = 0; owner < passages.size(); owner++) {
            Passage passage = passages.get(owner);
            for (Language language : Language.values()) {
                int number = owner;
                Stream.concat(
                                passage.questions(language).stream(),
                                title(passage, language).stream())
                        .forEach(text -> wordings.add(new Wording(number, language, text)));
            }
        }
        return new Corpus(passages, wordings);
    }

    /// The same passages, with only the wordings that `kept` accepts.
    Corpus keeping(Predicate<Wording> kept) {
        return new Corpus(passages, wordings.stream().filter(kept).toList());
    }

    /// What a passage says, besides its wordings: answer, detail and conflicting figures of an
    /// entry. What we say when we do not answer is no evidence that a question is about it.
    static List<String> statements(Passage passage, Language language) {
        return switch (passage) {
            case Entry entry -> {
                List<String> said = new ArrayList<>();
                add(said, entry.answer().direct(), language);
                entry.answer().detail().ifPresent(detail -> add(said, detail, language));
                entry.figures()
                        .forEach(figure -> {
                            said.add(figure.value());
                            add(said, figure.counts(), language);
                        });
                yield said;
            }
            case Route _, SmallTalk _ -> List.of();
        };
    }

    private static void add(List<String> said, Localized text, Language language) {
        if (text.languages().contains(language)) {
            said.add(text.in(language));
        }
    }

    private static List<String> title(Passage passage, Language language) {
        return passage instanceof Entry entry && entry.title().languages().contains(language)
                ? List.of(entry.title().in(language))
                : List.of();
    }
}
