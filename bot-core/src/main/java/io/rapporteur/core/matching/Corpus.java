package io.rapporteur.core.matching;

import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Localized;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.SmallTalk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a matcher learns from: passages in a fixed order, the wordings by which people ask for
/// them, and what they say.
///
/// @param passages numbered by their place
/// @param wordings all that may be used; fewer than the passages have when a matcher is tested on
///   the rest
/// @param statements answers, details and conflicting figures of entries. What we say when we do
///   not answer is no evidence that a question is about it, so routes and small talk have none.
/// @param unanswered questions that no passage answers
record Corpus(
        List<Passage> passages,
        List<Text> wordings,
        List<Text> statements,
        List<String> unanswered) {

    /// A text, folded and cut into words once for all that learn from it.
    ///
    /// @param owner the number of its passage
    /// @param text as it is written
    record Text(int owner, Language language, String text, List<String> words) {

        Text {
            words = List.copyOf(words);
        }
    }

    static Corpus of(KnowledgeBase knowledge) {
        List<Passage> passages = knowledge.passages().toList();
        // A pack has the same few words over and over.
        Map<String, String> known = new ConcurrentHashMap<>();
        UnaryOperator<String> once = word -> known.computeIfAbsent(word, _ -> word);
        return new Corpus(
                passages,
                texts(passages, Corpus::eachWording, once),
                texts(passages, Corpus::eachStatement, once),
                knowledge.unanswered().values().stream().flatMap(List::stream).toList());
    }

    /// The same passages, with only the wordings that `kept` accepts.
    Corpus keeping(Predicate<Text> kept) {
        return new Corpus(
                passages, wordings.stream().filter(kept).toList(), statements, unanswered);
    }

    /// The same, with only the unanswered questions that `kept` accepts.
    Corpus keepingUnanswered(Predicate<String> kept) {
        return new Corpus(
                passages, wordings, statements, unanswered.stream().filter(kept).toList());
    }

    /// How often each word occurs in the wordings of each language.
    Map<Language, Map<String, Integer>> wordFrequencies() {
        return frequencies(wordings);
    }

    /// How often each word occurs in `texts`, by language.
    static Map<Language, Map<String, Integer>> frequencies(List<Text> texts) {
        Map<Language, Map<String, Integer>> frequencies = new EnumMap<>(Language.class);
        for (Text text : texts) {
            Map<String, Integer> own =
                    frequencies.computeIfAbsent(text.language(), _ -> new HashMap<>());
            text.words().forEach(word -> own.merge(word, 1, Integer::sum));
        }
        return frequencies;
    }

    private interface Telling {
        void tell(Passage passage, BiConsumer<Language, String> listener);
    }

    private static List<Text> texts(
            List<Passage> passages, Telling telling, UnaryOperator<String> once) {
        return IntStream.range(0, passages.size())
                .parallel()
                .mapToObj(owner -> texts(owner, passages.get(owner), telling, once))
                .flatMap(List::stream)
                .toList();
    }

    /// @param once the one of equal words that is kept
    private static List<Text> texts(
            int owner, Passage passage, Telling telling, UnaryOperator<String> once) {
        List<Text> texts = new ArrayList<>();
        telling.tell(
                passage,
                (language, text) ->
                        texts.add(
                                new Text(
                                        owner,
                                        language,
                                        text,
                                        TextFolding.words(TextFolding.fold(text)).stream()
                                                .map(once)
                                                .toList())));
        return texts;
    }

    /// All wordings of one passage.
    static List<Text> wordings(int owner, Passage passage) {
        return texts(owner, passage, Corpus::eachWording, UnaryOperator.identity());
    }

    /// What one passage has.
    ///
    /// @param wordings by language, each cut into words
    /// @param words all of its wordings and statements
    record Own(Map<Language, List<List<String>>> wordings, Set<String> words) {

        private static Own of(List<Text> wordings, List<Text> statements) {
            return new Own(
                    wordings.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            Text::language,
                                            () -> new EnumMap<>(Language.class),
                                            Collectors.mapping(Text::words, Collectors.toList()))),
                    Stream.concat(wordings.stream(), statements.stream())
                            .flatMap(text -> text.words().stream())
                            .collect(Collectors.toSet()));
        }
    }

    /// All that one passage has.
    static Own own(Passage passage) {
        return Own.of(
                wordings(0, passage),
                texts(0, passage, Corpus::eachStatement, UnaryOperator.identity()));
    }

    /// What the texts of this corpus have for one passage.
    Own own(PassageId passage) {
        Predicate<Text> isOwn = text -> passages.get(text.owner()).id().equals(passage);
        return Own.of(
                wordings.stream().filter(isOwn).toList(),
                statements.stream().filter(isOwn).toList());
    }

    private static void eachWording(Passage passage, BiConsumer<Language, String> listener) {
        for (Language language : Language.values()) {
            passage.questions(language).forEach(question -> listener.accept(language, question));
        }
        if (passage instanceof Entry entry) {
            entry.title().wordings().forEach(listener);
        }
    }

    private static void eachStatement(Passage passage, BiConsumer<Language, String> listener) {
        switch (passage) {
            case Entry entry -> {
                tell(entry.answer().direct(), listener);
                entry.answer().detail().ifPresent(detail -> tell(detail, listener));
                entry.figures().forEach(figure -> tell(figure, listener));
            }
            case Route _, SmallTalk _ -> {}
        }
    }

    private static void tell(Localized text, BiConsumer<Language, String> listener) {
        text.wordings().forEach(listener);
    }

    private static void tell(Entry.Figure figure, BiConsumer<Language, String> listener) {
        figure.counts()
                .wordings()
                .forEach((language, counts) ->
                        listener.accept(language, figure.value() + " " + counts));
    }
}
