package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.app.JsonLines.RefusedLine;
import io.rapporteur.core.evaluation.TrialCase;
import io.rapporteur.core.matching.Trial;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// A trial question as `tune` and `evaluate` read it: `{"text", "lang", "entry": id or null,
/// "also": [ids]?, "style"?, "kind": near or far, "about": id?, "independent"?}`.
///
/// `kind` is needed of a question without an entry; one that is asked after an answer (`about`) is
/// near if it does not say.
final class TrialLine {

    private static final String ENTRY = "entry";
    private static final String ALSO = "also";
    private static final String ABOUT = "about";

    private final JsonNode line;

    private TrialLine(JsonNode line) {
        this.line = line;
    }

    static boolean isOne(JsonNode line) {
        return line.has(ENTRY);
    }

    /// @throws RefusedLine saying what was found and expected, without the question's text
    static TrialCase read(JsonNode line) throws RefusedLine {
        return new TrialLine(line).read();
    }

    private TrialCase read() throws RefusedLine {
        String text = line.path("text").asText().strip();
        if (text.isEmpty() || !line.path("text").isTextual()) {
            throw refused("text", "the question, in quotes");
        }
        Set<PassageId> answers = answers();
        Optional<TrialCase.Turn> turn = turn();
        Trial trial = new Trial(text, language(), answers, isNear(answers, turn));
        return new TrialCase(trial, Optional.ofNullable(line.path("style").textValue()), turn);
    }

    private Language language() throws RefusedLine {
        return JsonLines.hint(line).orElseThrow(() -> refused("lang", "en, fr, es or ar"));
    }

    private Set<PassageId> answers() throws RefusedLine {
        Set<PassageId> answers = new LinkedHashSet<>();
        if (!line.path(ENTRY).isNull()) {
            answers.add(id(ENTRY, line.path(ENTRY)));
        }
        JsonNode also = line.path(ALSO);
        if (!also.isMissingNode() && (!also.isArray() || answers.isEmpty())) {
            throw refused(ALSO, "ids in brackets, and only beside an entry");
        }
        for (JsonNode one : also) {
            answers.add(id(ALSO, one));
        }
        return answers;
    }

    private Optional<TrialCase.Turn> turn() throws RefusedLine {
        JsonNode independent = line.path("independent");
        if (!independent.isMissingNode() && (!independent.isBoolean() || !line.has(ABOUT))) {
            throw refused("independent", "true or false, and only beside an \"about\"");
        }
        return line.has(ABOUT)
                ? Optional.of(
                        new TrialCase.Turn(id(ABOUT, line.path(ABOUT)), independent.asBoolean()))
                : Optional.empty();
    }

    private boolean isNear(Set<PassageId> answers, Optional<TrialCase.Turn> turn)
            throws RefusedLine {
        JsonNode kind = line.path("kind");
        if (!answers.isEmpty() || (kind.isMissingNode() && turn.isPresent())) {
            return true;
        }
        return switch (kind.asText()) {
            case "near" -> true;
            case "far" -> false;
            default -> throw refused("kind", "near or far, for a question without an entry");
        };
    }

    private PassageId id(String field, JsonNode node) throws RefusedLine {
        if (!node.isTextual() || !PassageId.isValid(node.textValue())) {
            throw refused(field, "the id of an entry, such as president-elected");
        }
        return new PassageId(node.textValue());
    }

    /// Only what may be an id or a code is told as it is: what else stands in a field may be what
    /// somebody wrote.
    private RefusedLine refused(String field, String expected) {
        return new RefusedLine(
                "\"%s\" is %s: expected %s".formatted(field, found(field), expected));
    }

    private String found(String field) {
        JsonNode node = line.path(field);
        return switch (node.getNodeType()) {
            case MISSING -> "missing";
            case NULL -> "null";
            case NUMBER -> "a number";
            case BOOLEAN -> node.asText();
            case STRING ->
                    PassageId.isValid(node.textValue())
                            ? "\"" + node.textValue() + "\""
                            : "a text of " + node.textValue().length() + " characters";
            case ARRAY, OBJECT, BINARY, POJO -> "a list or an object";
        };
    }
}
