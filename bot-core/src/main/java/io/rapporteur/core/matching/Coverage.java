package io.rapporteur.core.matching;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.matching.Phrases.Word;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tells how near a passage comes to the words and phrases of a question, whatever language or form
/// they stand in there: a near miss is about all that the question is about, but for one word, or
/// but for how the words go together.
///
/// Nearness is the cosine of what an encoder makes of two words or phrases, after the greedy
/// matching of BERTScore (Zhang, Kishore, Wu, Weinberger and Artzi, "BERTScore: Evaluating Text
/// Generation with BERT", ICLR 2020).
final class Coverage {

    private final SentenceEncoder encoder;
    private final Function<PassageId, Corpus.Own> texts;
    private final Map<PassageId, Looked> looked = new ConcurrentHashMap<>();
    private final Map<String, Word> known = new ConcurrentHashMap<>();

    /// What a passage has.
    private record Looked(List<Word> words, Map<Language, Phrases> phrases) {}

    /// @param texts all that a passage has; asked for when a question first comes to it
    Coverage(SentenceEncoder encoder, Function<PassageId, Corpus.Own> texts) {
        this.encoder = encoder;
        this.texts = texts;
    }

    /// The nearness, in [0, 1], of the word that the passage comes least near to.
    double least(List<String> question, PassageId passage) {
        Looked has = looked.computeIfAbsent(passage, this::look);
        double least = 1;
        for (String word : question) {
            least = Math.min(least, nearness(word, has, least));
        }
        return least;
    }

    /// The nearness, in [0, 1], of the passage's wordings to the question's phrases, on average.
    ///
    /// @param languages that the question may be in; the wordings of the one that comes nearest
    ///   count, or of any language if there are none in these
    double phrases(List<String> question, List<Language> languages, PassageId passage) {
        Map<Language, Phrases> own = looked.computeIfAbsent(passage, this::look).phrases();
        Phrases asked = Phrases.of(List.of(question), this::asked);
        return Stream.of(languages, own.keySet())
                .map(some -> some.stream().map(own::get).filter(Objects::nonNull).toList())
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of(Phrases.NONE))
                .stream()
                .mapToDouble(phrases -> phrases.nearness(asked))
                .max()
                .orElseThrow();
    }

    private Looked look(PassageId passage) {
        Corpus.Own own = texts.apply(passage);
        Function<String, Word> keep =
                word -> known.computeIfAbsent(word, one -> new Word(encoder.share(one)));
        Map<Language, Phrases> phrases = new EnumMap<>(Language.class);
        own.wordings()
                .forEach((language, wordings) -> phrases.put(language, Phrases.of(wordings, keep)));
        return new Looked(own.words().stream().map(keep).toList(), phrases);
    }

    /// A word of a question, which is not kept.
    private Word asked(String word) {
        Word stored = known.get(word);
        return stored == null ? new Word(encoder.share(word)) : stored;
    }

    /// How near the passage comes to `word`: no less than `enough` if that is as near as counts.
    private double nearness(String word, Looked has, double enough) {
        Word own = asked(word);
        for (Word other : has.words()) {
            if (own == other) {
                return 1;
            }
        }
        double nearest = 0;
        for (Word other : has.words()) {
            nearest = Math.max(nearest, own.cosine(other));
            if (nearest >= enough) {
                break;
            }
        }
        return nearest;
    }
}
