package io.rapporteur.core.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Counts verdicts by the groups of questions, such as their language, kind and style, apart for
/// questions that the record answers and for those that it does not.
public final class Scoreboard {

    private final Map<String, Map<Verdict, Integer>> groups = new TreeMap<>();

    public void add(KnownQuestion judged, Verdict verdict) {
        String scope = judged.kind() == Kind.ANSWERABLE ? "in " : "out ";
        Stream.concat(Stream.of("all"), judged.groups().stream())
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
            Interval interval = Interval.wilson(count(group, Verdict.RIGHT), total(group));
            rows.add(
                    String.format(
                            Locale.ROOT,
                            "%-24s %5d %6.1f%% %6.1f%%-%5.1f%% %7.1f%% %6.1f%% %6.1f%%",
                            group,
                            total(group),
                            100 * share(group, Verdict.RIGHT),
                            100 * interval.low(),
                            100 * interval.high(),
                            100 * share(group, Verdict.OFFERED),
                            100 * share(group, Verdict.SILENT),
                            100 * share(group, Verdict.WRONG)));
        }
        return String.join("\n", rows) + "\n";
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
