package io.rapporteur.core.evaluation;

import io.rapporteur.core.evaluation.EvaluationCase.Kind;
import io.rapporteur.core.evaluation.EvaluationCase.Verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Counts verdicts by language, kind and style, apart for questions that the record answers and for
/// those that it does not.
public final class Scoreboard {

    private static final double NORMAL_95 = 1.96;

    private final Map<String, Map<Verdict, Integer>> groups = new TreeMap<>();

    public void add(EvaluationCase judged, Verdict verdict) {
        String scope = judged.kind() == Kind.ANSWERABLE ? "in " : "out ";
        List.of(
                        "all",
                        "lang " + judged.language(),
                        "kind " + judged.kind().code(),
                        "style " + judged.style())
                .forEach(group ->
                        groups.computeIfAbsent(scope + group, _ -> new EnumMap<>(Verdict.class))
                                .merge(verdict, 1, Integer::sum));
    }

    /// The share of `verdict` among the cases of `group`, such as `in all`; 0 if it has none.
    public double share(String group, Verdict verdict) {
        return (double) count(group, verdict) / Math.max(1, total(group));
    }

    /// A table with a row for each group: n, the shares of verdicts, and the 95 % interval of what
    /// is right.
    public String table() {
        List<String> rows = new ArrayList<>();
        rows.add(
                "%-24s %5s %7s %15s %8s %7s %7s"
                        .formatted(
                                "group",
                                "n",
                                "right",
                                "95% interval",
                                "offered",
                                "silent",
                                "wrong"));
        for (String group : groups.keySet()) {
            double[] interval = wilson(count(group, Verdict.RIGHT), total(group));
            rows.add(
                    String.format(
                            Locale.ROOT,
                            "%-24s %5d %6.1f%% %6.1f%%-%5.1f%% %7.1f%% %6.1f%% %6.1f%%",
                            group,
                            total(group),
                            100 * share(group, Verdict.RIGHT),
                            100 * interval[0],
                            100 * interval[1],
                            100 * share(group, Verdict.OFFERED),
                            100 * share(group, Verdict.SILENT),
                            100 * share(group, Verdict.WRONG)));
        }
        return String.join("\n", rows) + "\n";
    }

    /// Wilson's score interval for `successes` of `trials`.
    ///
    /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
    /// inference", JASA 1927.
    static double[] wilson(int successes, int trials) {
        if (trials == 0) {
            return new double[] {0, 1};
        }
        double share = (double) successes / trials;
        double square = NORMAL_95 * NORMAL_95;
        double scale = 1 + square / trials;
        double centre = share + square / (2 * trials);
        double half =
                NORMAL_95
                        * Math.sqrt(
                                share * (1 - share) / trials + square / (4.0 * trials * trials));
        return new double[] {
            Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale)
        };
    }

    private int count(String group, Verdict verdict) {
        return groups.getOrDefault(group, Map.of()).getOrDefault(verdict, 0);
    }

    private int total(String group) {
        return groups.getOrDefault(group, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
