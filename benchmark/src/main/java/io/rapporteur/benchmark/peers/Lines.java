package io.rapporteur.benchmark.peers;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.PackReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lines that all peers learn from and are asked.
record Lines(List<Wording> wordings, List<Question> questions) {

    static final String OUT_OF_SCOPE = "oos";

    Lines {
        wordings = List.copyOf(wordings);
        questions = List.copyOf(questions);
    }

    /// @param train `{"text", "label", "lang"?}`; a line labelled `oos` has no label, and a missing
    ///   language is English
    /// @param asked `{"text", "lang"?, "label"? or "labels"?, "oos"?}`
    /// @throws RefusedInputException naming file and line
    static Lines of(Path train, Path asked) {
        List<Wording> wordings = JsonLines.read(train, Lines::wording);
        return new Lines(wordings, questions(wordings, List.of(asked), Lines::labels));
    }

    /// The wordings and titles of a pack's entries, and trials: `{"text", "lang", "entry": id or
    /// null, "also"?}`.
    ///
    /// @throws RefusedInputException naming file and line
    static Lines ofPack(Path pack, List<Path> trials) {
        KnowledgeBase knowledge = PackReader.read(pack);
        List<Wording> wordings =
                knowledge
                        .entries()
                        .flatMap(entry ->
                                knowledge.languages().stream()
                                        .flatMap(language -> wordings(entry, language)))
                        .toList();
        return new Lines(wordings, questions(wordings, trials, Lines::entries));
    }

    /// Those with a label.
    List<Wording> labelled() {
        return wordings.stream().filter(wording -> wording.label().isPresent()).toList();
    }

    private static Stream<Wording> wordings(Entry entry, Language language) {
        return Stream.concat(
                        Stream.of(entry.title().in(language)), entry.questions(language).stream())
                .distinct()
                .map(text -> new Wording(text, language, Optional.of(entry.id().value())));
    }

    private static List<Question> questions(
            List<Wording> wordings, List<Path> files, JsonLines.Reader<Set<String>> labels) {
        Set<String> known =
                wordings.stream()
                        .flatMap(wording -> wording.label().stream())
                        .collect(Collectors.toSet());
        if (known.isEmpty()) {
            throw new RefusedInputException("nothing to learn from: expected lines with a label");
        }
        List<Question> questions = new ArrayList<>();
        for (Path file : files) {
            questions.addAll(
                    JsonLines.read(
                            file,
                            line ->
                                    new Question(
                                            JsonLines.text(line),
                                            JsonLines.language(line),
                                            checked(labels.read(line), known))));
        }
        if (questions.stream().noneMatch(Question::isAnswerable)) {
            throw new RefusedInputException("none of the questions has a label: expected some");
        }
        return questions;
    }

    private static Wording wording(JsonNode line) throws JsonLines.RefusedLine {
        Set<String> labels = new LinkedHashSet<>(JsonLines.strings(line, "label"));
        boolean isOutOfScope = isOutOfScope(line, labels);
        if (labels.size() != 1 && !isOutOfScope) {
            throw JsonLines.refused(line, "label", "one, in quotes (\"oos\" for a line without)");
        }
        return new Wording(
                JsonLines.text(line),
                JsonLines.language(line).orElse(Language.ENGLISH),
                isOutOfScope ? Optional.empty() : labels.stream().findFirst());
    }

    private static Set<String> labels(JsonNode line) throws JsonLines.RefusedLine {
        Set<String> labels = new LinkedHashSet<>(JsonLines.strings(line, "labels"));
        labels.addAll(JsonLines.strings(line, "label"));
        return isOutOfScope(line, labels) ? Set.of() : labels;
    }

    private static boolean isOutOfScope(JsonNode line, Set<String> labels) {
        return line.path(OUT_OF_SCOPE).asBoolean() || labels.contains(OUT_OF_SCOPE);
    }

    private static Set<String> entries(JsonNode line) throws JsonLines.RefusedLine {
        if (!line.has("entry")) {
            throw new JsonLines.RefusedLine("no \"entry\": expected an entry's id, or null");
        }
        Set<String> entries = new LinkedHashSet<>(JsonLines.strings(line, "entry"));
        entries.addAll(JsonLines.strings(line, "also"));
        return entries;
    }

    private static Set<String> checked(Set<String> labels, Set<String> known)
            throws JsonLines.RefusedLine {
        if (!labels.isEmpty() && labels.stream().noneMatch(known::contains)) {
            throw new JsonLines.RefusedLine(
                    "%s is not among the %d labels to learn: expected one of them, or \"oos\": true"
                            .formatted(String.join(", ", labels), known.size()));
        }
        return labels;
    }
}
