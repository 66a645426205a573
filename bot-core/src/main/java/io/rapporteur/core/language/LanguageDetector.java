package io.rapporteur.core.language;

import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells the language of a question among those of the pack, from the pack's own questions.
///
/// Arabic letters decide for Arabic. In Latin script it is a naive Bayes classifier over whole
/// words and padded character 1-to-4-grams; questions that the pack's authors wrote in Latin-script
/// Arabic ("chkoun rbeh") teach it that too. Between languages a person's earlier language and the
/// platform's hint tip the scale when the text itself says little: a cognate, a name, one word.
public final class LanguageDetector {

    /// How much more likely, in nats, a language becomes because the platform says that the person
    /// uses it.
    private static final double HINT = 2.0;

    /// How much more likely, in nats, a language becomes because the last reply was in it.
    private static final double HABIT = 1.0;

    private static final int LONGEST_GRAM = 4;
    private static final double SMOOTHING = 0.1;

    private final List<Language> languages;
    private final Map<Language, Map<String, Integer>> counts = new EnumMap<>(Language.class);
    private final Map<Language, Integer> totals = new EnumMap<>(Language.class);
    private final Map<String, Boolean> vocabulary = new HashMap<>();

    private LanguageDetector(List<Language> languages) {
        this.languages = languages;
        languages.forEach(language -> {
            counts.put(language, new HashMap<>());
            totals.put(language, 0);
        });
    }

    /// Learns the languages of `knowledge` from the questions of its passages.
    public static LanguageDetector learnedFrom(KnowledgeBase knowledge) {
        LanguageDetector detector = new LanguageDetector(knowledge.languages());
        knowledge
                .passages()
                .forEach(passage ->
                        passage.questions()
                                .forEach((language, questions) ->
                                        questions.forEach(
                                                question -> detector.learn(language, question))));
        return detector;
    }

    /// Guesses the language of `text`.
    ///
    /// @param context what is known besides the text
    public LanguageGuess guess(String text, LanguageContext context) {
        String folded = TextFolding.fold(text);
        if (languages.contains(Language.ARABIC) && isMostlyArabic(folded)) {
            return LanguageGuess.certain(Language.ARABIC);
        }
        Map<Language, Double> logarithms = new EnumMap<>(Language.class);
        languages.forEach(language -> logarithms.put(language, prior(language, context)));
        for (String word : TextFolding.words(folded)) {
            if (isLatin(word)) {
                features(
                        word,
                        feature ->
                                languages.forEach(language ->
                                        logarithms.merge(
                                                language,
                                                logLikelihood(language, feature),
                                                Double::sum)));
            }
        }
        return normalised(logarithms);
    }

    private void learn(Language language, String question) {
        for (String word : TextFolding.words(TextFolding.fold(question))) {
            if (isLatin(word)) {
                features(
                        word,
                        feature -> {
                            counts(language).merge(feature, 1, Integer::sum);
                            totals.merge(language, 1, Integer::sum);
                            vocabulary.put(feature, true);
                        });
            }
        }
    }

    private Map<String, Integer> counts(Language language) {
        return counts.computeIfAbsent(language, _ -> new HashMap<>());
    }

    private static void features(String word, java.util.function.Consumer<String> consumer) {
        String padded = "_" + word + "_";
        consumer.accept(padded);
        for (int length = 1; length <= LONGEST_GRAM; length++) {
            for (int start = 0; start + length <= padded.length(); start++) {
                consumer.accept(padded.substring(start, start + length));
            }
        }
    }

    /// Grams overlap, so that they count a word several times over: a tenth of their weight keeps
    /// the guess modest.
    private double logLikelihood(Language language, String feature) {
        if (!vocabulary.containsKey(feature)) {
            return 0;
        }
        int count = counts(language).getOrDefault(feature, 0);
        int total = totals.getOrDefault(language, 0);
        return 0.3 * Math.log((count + SMOOTHING) / (total + SMOOTHING * vocabulary.size()));
    }

    private static double prior(Language language, LanguageContext context) {
        double prior = 0;
        if (context.hint().filter(hint -> hint == language).isPresent()) {
            prior += HINT;
        }
        if (context.last().filter(last -> last == language).isPresent()) {
            prior += HABIT;
        }
        return prior;
    }

    private LanguageGuess normalised(Map<Language, Double> logarithms) {
        double highest =
                logarithms.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        Map<Language, Double> probabilities = new EnumMap<>(Language.class);
        logarithms.forEach((language, logarithm) ->
                probabilities.put(language, Math.exp(logarithm - highest)));
        double sum = probabilities.values().stream().mapToDouble(Double::doubleValue).sum();
        probabilities.replaceAll((_, value) -> value / sum);
        return new LanguageGuess(probabilities);
    }

    private static boolean isMostlyArabic(String folded) {
        long arabic = folded.codePoints().filter(LanguageDetector::isArabic).count();
        long latin = folded.codePoints().filter(LanguageDetector::isLatin).count();
        return arabic > 0 && arabic * 2 >= latin;
    }

    private static boolean isLatin(String word) {
        return word.codePoints().allMatch(LanguageDetector::isLatin)
                || word.chars().anyMatch(character -> character >= 'a' && character <= 'z');
    }

    private static boolean isLatin(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
    }

    private static boolean isArabic(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.ARABIC;
    }
}
