package io.rapporteur.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A question that the record answers: how people ask it, the answer, and what the answer rests on.
///
/// @param title the entry as a short question; it labels buttons and is one of its wordings
/// @param answer what holds now; `variants` replace it before or during the event
/// @param sources never empty, best first
/// @param related entries a reader may want next, in the author's order
/// @param figures several sourced values of one figure, when the sources disagree
/// @param covers ids in the editors' own list of facts; serves coverage checks, not readers
public record Entry(
        PassageId id,
        String topic,
        Localized title,
        Map<Language, List<String>> questions,
        Answer answer,
        Map<Event.Phase, Answer> variants,
        Validity validity,
        List<SourceId> sources,
        List<PassageId> related,
        List<Figure> figures,
        Set<String> covers)
        implements Passage {

    /// @throws IllegalArgumentException if there is no source
    public Entry {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("entry " + id + " has no source");
        }
        questions = Map.copyOf(questions);
        variants = Map.copyOf(variants);
        sources = List.copyOf(sources);
        related = List.copyOf(related);
        figures = List.copyOf(figures);
        covers = Set.copyOf(covers);
    }

    /// The answer to give at `instant`: the variant for that phase of `event`, or the answer that
    /// always holds.
    public Answer answerAt(Instant instant, Event event) {
        Answer variant = variants.get(event.phaseAt(instant));
        return variant == null ? answer : variant;
    }

    /// What a person reads.
    ///
    /// @param direct a sentence or two that answer the question by themselves
    /// @param detail more for those who want it: paragraphs separated by an empty line, list items
    ///   on lines that start with `- `
    public record Answer(Localized direct, Optional<Localized> detail) {}

    /// One of several sourced values of a figure.
    ///
    /// @param value as the source gives it
    /// @param counts what it counts, and according to whom
    public record Figure(String value, Localized counts, List<SourceId> sources) {

        public Figure {
            sources = List.copyOf(sources);
        }
    }
}
