package io.rapporteur.console;

import io.rapporteur.core.matching.Explanation;
import io.rapporteur.core.matching.Match;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes why a question was decided as it was: the rule, the confidence and its thresholds, and
/// the best few candidates with their evidence.
public final class WhyRenderer {

    private final Style style;

    public WhyRenderer(Style style) {
        this.style = style;
    }

    /// The explanation as lines of text, ending with a line break.
    public String render(Match match) {
        Explanation explanation = match.explanation();
        StringBuilder text = new StringBuilder();
        text.append('\n').append(style.strong("Why")).append('\n');
        text.append("rule        ").append(explanation.rule()).append('\n');
        text.append("confidence  ")
                .append(number(match.decision().confidence()))
                .append(" (answers from ")
                .append(number(explanation.thresholds().answer()))
                .append(", asks from ")
                .append(number(explanation.thresholds().clarify()))
                .append(")\n");
        text.append("language    ").append(languages(match)).append('\n');
        explanation.candidates().forEach(considered -> text.append(considered(considered)));
        return text.toString();
    }

    private static String languages(Match match) {
        return match.language().probabilities().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(java.util.Comparator.reverseOrder()))
                .map(entry -> entry.getKey().tag() + " " + number(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String considered(Explanation.Considered considered) {
        String evidence =
                considered.evidence().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + number(entry.getValue()))
                        .collect(Collectors.joining(", "));
        String unexplained =
                considered.unexplained().isEmpty()
                        ? ""
                        : "\n    does not account for: "
                                + String.join(", ", considered.unexplained());
        return "- "
                + style.strong(considered.passage().value())
                + "  score "
                + number(considered.score())
                + "\n    "
                + style.faint(evidence)
                + unexplained
                + "\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
