package io.rapporteur.core.language;

import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

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

    /// How much less likely, in nats, Arabic is when it is not written in its own script: few write
    /// it so, and letters that are no word at all must not be taken for it.
    private static final double FOREIGN_SCRIPT = -2.5;

    private static final int LONGEST_GRAM = 4;
    private static final double SMOOTHING = 0.1;

    /// Grams overlap, so that they count a word several times over: less weight keeps the guess
    /// modest.
    private static final double GRAM_WEIGHT = 0.3;

    /// Grams are counted by hash. With some 30,000 of them in a pack of four languages, few share a
    /// place.
    private static final int PLACES = 1 << 18;

    private final List<Language> languages;

    /// By language and place: how much a gram speaks for the language, in nats; 0 for all languages
    /// where nothing was learned.
    private final float[][] evidence;

    private LanguageDetector(List<Language> languages, float[][] evidence) {
        this.languages = languages;
        this.evidence = evidence;
    }

    /// Learns the languages of `knowledge` from the questions of its passages.
    public static LanguageDetector learnedFrom(KnowledgeBase knowledge) {
        Map<Language, Map<String, Integer>> words = new EnumMap<>(Language.class);
        knowledge
                .passages()
                .forEach(passage ->
                        passage.questions()
                                .forEach((language, questions) ->
                                        questions.forEach(question ->
                                                count(
                                                        words,
                                                        language,
                                                        TextFolding.words(
                                                                TextFolding.fold(question))))));
        return learnedFrom(knowledge.languages(), words);
    }

    /// Learns `languages` from words and how often each occurs.
    public static LanguageDetector learnedFrom(
            List<Language> languages, Map<Language, Map<String, Integer>> words) {
        int[][] counts = new int[languages.size()][];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = counts(words.getOrDefault(languages.get(i), Map.of()));
        }
        return new LanguageDetector(languages, evidence(counts));
    }

    /// Reads what [#write] wrote.
    public static LanguageDetector read(FormReader in) {
        Language[] all = Language.values();
        return new LanguageDetector(
                in.list(() -> in.constant(all)), in.list(in::floats).toArray(float[][]::new));
    }

    /// Writes all that was learned.
    public void write(FormWriter out) {
        out.list(languages, out::constant);
        out.list(List.of(evidence), out::floats);
    }

    private static void count(
            Map<Language, Map<String, Integer>> counts, Language language, List<String> words) {
        Map<String, Integer> own = counts.computeIfAbsent(language, _ -> new HashMap<>());
        words.forEach(word -> own.merge(word, 1, Integer::sum));
    }

    private static int[] counts(Map<String, Integer> words) {
        int[] counts = new int[PLACES];
        words.forEach((word, count) -> {
            if (isLatin(word)) {
                features(word, place -> counts[place] += count);
            }
        });
        return counts;
    }

    private static float[][] evidence(int[][] counts) {
        int known = 0;
        long[] totals = new long[counts.length];
        for (int place = 0; place < PLACES; place++) {
            for (int language = 0; language < counts.length; language++) {
                totals[language] += counts[language][place];
            }
            known += isLearned(counts, place) ? 1 : 0;
        }
        float[][] evidence = new float[counts.length][PLACES];
        for (int place = 0; place < PLACES; place++) {
            boolean learned = isLearned(counts, place);
            for (int language = 0; learned && language < counts.length; language++) {
                evidence[language][place] =
                        (float)
                                (GRAM_WEIGHT
                                        * Math.log(
                                                (counts[language][place] + SMOOTHING)
                                                        / (totals[language] + SMOOTHING * known)));
            }
        }
        return evidence;
    }

    private static boolean isLearned(int[][] counts, int place) {
        for (int[] own : counts) {
            if (own[place] > 0) {
                return true;
            }
        }
        return false;
    }

    /// Guesses the language of `text`.
    ///
    /// @param context what is known besides the text
    public LanguageGuess guess(String text, LanguageContext context) {
        List<String> words = TextFolding.words(TextFolding.fold(text));
        if (languages.contains(Language.ARABIC) && isMostlyArabic(words)) {
            return LanguageGuess.certain(Language.ARABIC);
        }
        double[] logarithms =
                languages.stream().mapToDouble(language -> prior(language, context)).toArray();
        for (String word : words) {
            if (isLatin(word)) {
                features(
                        word,
                        place -> {
                            for (int i = 0; i < logarithms.length; i++) {
                                logarithms[i] += evidence[i][place];
                            }
                        });
            }
        }
        return normalised(logarithms);
    }

    /// Tells `places` those of the padded word and of its grams.
    private static void features(String word, IntConsumer places) {
        String padded = "_" + word + "_";
        places.accept(place(padded.hashCode() ^ 1));
        for (int start = 0; start < padded.length(); start++) {
            int hash = 0;
            for (int end = start; end < padded.length() && end < start + LONGEST_GRAM; end++) {
                hash = 31 * hash + padded.charAt(end);
                places.accept(place(hash + end - start));
            }
        }
    }

    private static int place(int hash) {
        int mixed = hash * 0x9E3779B1;
        return mixed >>> (Integer.SIZE - Integer.numberOfTrailingZeros(PLACES));
    }

    private static double prior(Language language, LanguageContext context) {
        double prior = language == Language.ARABIC ? FOREIGN_SCRIPT : 0;
        if (context.hint().filter(hint -> hint == language).isPresent()) {
            prior += HINT;
        }
        if (context.last().filter(last -> last == language).isPresent()) {
            prior += HABIT;
        }
        return prior;
    }

    private LanguageGuess normalised(double[] logarithms) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logarithm : logarithms) {
            highest = Math.max(highest, logarithm);
        }
        double sum = 0;
        for (double logarithm : logarithms) {
            sum += Math.exp(logarithm - highest);
        }
        Map<Language, Double> probabilities = new EnumMap<>(Language.class);
        for (int i = 0; i < logarithms.length; i++) {
            probabilities.put(languages.get(i), Math.exp(logarithms[i] - highest) / sum);
        }
        return new LanguageGuess(probabilities);
    }

    /// By words, not letters: "من هو Lucas Philippe" is Arabic that names someone.
    private static boolean isMostlyArabic(List<String> words) {
        long arabic = words.stream().filter(LanguageDetector::isArabic).count();
        long latin = words.stream().filter(LanguageDetector::isLatin).count();
        return arabic > 0 && 2 * arabic >= latin;
    }

    private static boolean isArabic(String word) {
        return word.codePoints().anyMatch(LanguageDetector::isArabic);
    }

    private static boolean isLatin(String word) {
        return word.codePoints().anyMatch(LanguageDetector::isLatin);
    }

    private static boolean isLatin(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
    }

    private static boolean isArabic(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.ARABIC;
    }
}
