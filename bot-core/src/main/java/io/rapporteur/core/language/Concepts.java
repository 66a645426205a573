package io.rapporteur.core.language;

import io.rapporteur.core.language.PhraseBook.Phrase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Knows which everyday words mean the same, within a language and between languages: "vote",
/// "scrutin" and "اقتراع" are one concept.
///
/// People rarely use the very words of an author; this is the hand-written bridge. It ships as the
/// resource `concepts.txt`, which explains its own form. Words are compared by stem.
public final class Concepts {

    private static final String RESOURCE = "concepts.txt";

    private static final List<Language> COLUMNS =
            List.of(Language.ENGLISH, Language.FRENCH, Language.SPANISH, Language.ARABIC);

    /// The concept of words that say nothing about what is asked.
    private static final String FILLER = "filler";

    /// Concepts that begin so are what a question asks for: a person, a date, a number.
    private static final String ASKED_FOR = "?";

    private final Map<Language, Lexicon> lexicons;
    private final Set<String> names;

    private Concepts(Map<Language, Lexicon> lexicons, Set<String> names) {
        this.lexicons = lexicons;
        this.names = names;
    }

    private static Concepts of(Map<Language, List<Line>> lines, Stemming stemming) {
        Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);
        Set<String> names = new LinkedHashSet<>();
        lines.forEach((language, own) -> {
            lexicons.put(language, Lexicon.of(own, stems(stemming, language, own)));
            own.forEach(line -> names.add(line.concept()));
        });
        names.remove(FILLER);
        return new Concepts(lexicons, names);
    }

    /// Reads what [#write] wrote.
    public static Concepts read(FormReader in) {
        Language[] languages = Language.values();
        Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);
        in.list(() -> lexicons.put(in.constant(languages), Lexicon.read(in)));
        return new Concepts(lexicons, texts(in));
    }

    /// Writes everything, stems included: they take most of the time of [#parse].
    public void write(FormWriter out) {
        out.list(
                lexicons.entrySet(),
                lexicon -> {
                    out.constant(lexicon.getKey());
                    lexicon.getValue().write(out);
                });
        out.list(names, out::text);
    }

    private static Set<String> texts(FormReader in) {
        return new LinkedHashSet<>(in.list(in::text));
    }

    /// The concepts that ship with Rapporteur.
    public static Concepts shipped(Stemming stemming) {
        try (InputStream stream = Concepts.class.getResourceAsStream(RESOURCE)) {
            byte[] bytes = Objects.requireNonNull(stream, RESOURCE).readAllBytes();
            return parse(new String(bytes, StandardCharsets.UTF_8), stemming);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped " + RESOURCE + " cannot be read", e);
        }
    }

    /// Reads concepts in the form of the resource.
    ///
    /// @throws IllegalArgumentException if a line has not a name and a column for each language
    public static Concepts parse(String text, Stemming stemming) {
        Map<Language, List<Line>> lines = new EnumMap<>(Language.class);
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> parse(line, lines));
        return of(lines, stemming);
    }

    private static void parse(String line, Map<Language, List<Line>> lines) {
        String[] columns = line.split("\\|", -1);
        if (columns.length != COLUMNS.size() + 1) {
            throw new IllegalArgumentException(
                    "concept line \"%s\": expected a name and a column for each of %s"
                            .formatted(line, Language.tags()));
        }
        for (int i = 0; i < COLUMNS.size(); i++) {
            List<Line> own = lines.computeIfAbsent(COLUMNS.get(i), _ -> new ArrayList<>());
            for (String form : columns[i + 1].split("\\s+", -1)) {
                if (!form.isEmpty()) {
                    own.add(Line.of(columns[0].strip(), form));
                }
            }
        }
    }

    /// One form of one concept.
    ///
    /// @param opening whether it counts only as the first word of a question
    private record Line(String concept, List<String> words, boolean opening) {

        static Line of(String concept, String form) {
            boolean opening = form.startsWith("^");
            return new Line(
                    concept, TextFolding.words(TextFolding.fold(form.replace('_', ' '))), opening);
        }
    }

    private static Map<String, String> stems(
            Stemming stemming, Language language, List<Line> lines) {
        List<String> words =
                lines.stream().flatMap(line -> line.words().stream()).distinct().toList();
        List<String> stems = stemming.stems(language, words);
        Map<String, String> byWord = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            byWord.put(words.get(i), stems.get(i));
        }
        return byWord;
    }

    /// The names of all concepts.
    public Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    public static boolean isAskedFor(String concept) {
        return concept.startsWith(ASKED_FOR);
    }

    /// The concepts of a word wherever it stands.
    public Collection<String> of(Language language, String stem) {
        return lexicon(language).single.getOrDefault(stem, Set.of());
    }

    /// The concepts of a word that opens a question, over those that it always has.
    public Collection<String> ofOpening(Language language, String stem) {
        return lexicon(language).opening.getOrDefault(stem, Set.of());
    }

    /// The longest phrase of two or more words that begins at `place`, with its concepts.
    public Optional<Phrase<Set<String>>> phraseAt(
            Language language, List<String> stems, int place) {
        return lexicon(language).phrases.longestAt(stems, place);
    }

    /// Whether a word says nothing about what is asked.
    public boolean isFiller(Language language, String word) {
        return lexicon(language).fillers.contains(word);
    }

    /// All single words of all concepts, for spelling repair.
    public Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        lexicons.values().forEach(lexicon -> words.addAll(lexicon.words));
        return words;
    }

    /// Whether a word is one of [#words].
    public boolean hasWord(String word) {
        return lexicons.values().stream().anyMatch(lexicon -> lexicon.words.contains(word));
    }

    private Lexicon lexicon(Language language) {
        return lexicons.getOrDefault(language, Lexicon.EMPTY);
    }

    /// What is known of one language.
    private static final class Lexicon {

        private static final Lexicon EMPTY = of(List.of(), Map.of());

        private final Map<String, Set<String>> single;
        private final Map<String, Set<String>> opening;
        private final Set<String> fillers;
        private final Set<String> words;
        private final PhraseBook<Set<String>> phrases;

        private Lexicon(
                Map<String, Set<String>> single,
                Map<String, Set<String>> opening,
                Set<String> fillers,
                Set<String> words,
                PhraseBook<Set<String>> phrases) {
            this.single = single;
            this.opening = opening;
            this.fillers = fillers;
            this.words = words;
            this.phrases = phrases;
        }

        static Lexicon of(List<Line> lines, Map<String, String> stems) {
            Map<String, Set<String>> single = new HashMap<>();
            Map<String, Set<String>> opening = new HashMap<>();
            Set<String> fillers = new HashSet<>();
            Set<String> words = new LinkedHashSet<>();
            Map<List<String>, Set<String>> longer = new LinkedHashMap<>();
            for (Line line : lines) {
                List<String> form = line.words().stream().map(stems::get).toList();
                if (form.size() > 1) {
                    add(longer, form, line.concept());
                } else if (line.concept().equals(FILLER)) {
                    fillers.addAll(line.words());
                } else {
                    words.addAll(line.words());
                    add(line.opening() ? opening : single, form.getFirst(), line.concept());
                }
            }
            return new Lexicon(
                    single,
                    opening,
                    fillers,
                    words,
                    new PhraseBook<>(
                            longer.entrySet().stream()
                                    .map(entry -> new Phrase<>(entry.getKey(), entry.getValue()))
                                    .toList()));
        }

        static Lexicon read(FormReader in) {
            return new Lexicon(
                    conceptsByStem(in),
                    conceptsByStem(in),
                    texts(in),
                    texts(in),
                    new PhraseBook<>(in.list(() -> new Phrase<>(in.list(in::text), texts(in)))));
        }

        private static Map<String, Set<String>> conceptsByStem(FormReader in) {
            Map<String, Set<String>> concepts = new HashMap<>();
            in.list(() -> concepts.put(in.text(), texts(in)));
            return concepts;
        }

        void write(FormWriter out) {
            write(out, single);
            write(out, opening);
            out.list(fillers, out::text);
            out.list(words, out::text);
            out.list(
                    phrases.phrases(),
                    phrase -> {
                        out.list(phrase.words(), out::text);
                        out.list(phrase.value(), out::text);
                    });
        }

        private static void write(FormWriter out, Map<String, Set<String>> concepts) {
            out.list(
                    concepts.entrySet(),
                    concept -> {
                        out.text(concept.getKey());
                        out.list(concept.getValue(), out::text);
                    });
        }

        private static <K> void add(Map<K, Set<String>> concepts, K form, String concept) {
            concepts.computeIfAbsent(form, _ -> new LinkedHashSet<>()).add(concept);
        }
    }
}
