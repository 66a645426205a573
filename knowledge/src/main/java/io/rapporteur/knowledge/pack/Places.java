package io.rapporteur.knowledge.pack;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.SourceId;

import java.util.Map;
import java.util.Optional;

/// Where the parts of a pack stand, for whoever has something to say about them.
public final class Places {

    private final Map<PassageId, YamlMap> passages;
    private final Map<SourceId, YamlMap> sources;
    private final Optional<YamlMap> unanswered;

    /// @param unanswered the root of `unanswered.yaml`, if there is one
    Places(
            Map<PassageId, YamlMap> passages,
            Map<SourceId, YamlMap> sources,
            Optional<YamlMap> unanswered) {
        this.passages = Map.copyOf(passages);
        this.sources = Map.copyOf(sources);
        this.unanswered = unanswered;
    }

    /// The place of a passage, or of a part of it: `of(id, "questions", "fr", "2")` is its third
    /// French wording, `of(id, "variants", "before", "answer")` its answer before the event. Steps
    /// are keys, positions in lists, from 0, and values that one map of a list holds. For what is
    /// not there it is the place of the nearest part around it.
    ///
    /// @throws IllegalArgumentException if the pack has no such passage
    public Place of(PassageId id, String... steps) {
        YamlMap passage = passages.get(id);
        if (passage == null) {
            throw new IllegalArgumentException("no passage is called " + id);
        }
        return passage.place(steps);
    }

    /// The place of a source.
    ///
    /// @throws IllegalArgumentException if the pack has no such source
    public Place of(SourceId id) {
        YamlMap source = sources.get(id);
        if (source == null) {
            throw new IllegalArgumentException("no source is called " + id);
        }
        return source.place("id");
    }

    /// The place of an unanswered question.
    ///
    /// @param index its position among those of its language, from 0
    /// @throws IllegalArgumentException if the pack lists no unanswered questions
    public Place ofUnanswered(Language language, int index) {
        return unanswered
                .orElseThrow(() ->
                        new IllegalArgumentException("the pack lists no unanswered questions"))
                .place("questions", language.tag(), String.valueOf(index));
    }
}
