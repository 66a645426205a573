package io.rapporteur.benchmark.peers;

import io.rapporteur.core.evaluation.Interval;
import io.rapporteur.knowledge.Language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What was measured, in Markdown: a row a peer.
final class Table {

    /// The share of all questions that may be answered wrongly.
    private static final double WRONG_RATE = 0.025;

    private static final String NOTHING = "-";

    private final List<Question> questions;

    Table(List<Question> questions) {
        this.questions = List.copyOf(questions);
    }

    /// Above the rows, and the line below it.
    String head() {
        List<String> titles =
                Stream.concat(
                                Stream.of(
                                        "peer",
                                        "n",
                                        "first right",
                                        "AUROC",
                                        "right at 2.5 % wrong",
                                        "median",
                                        "99th percentile",
                                        "to learn"),
                                languages().stream().map(Language::tag))
                        .toList();
        return row(titles) + "\n" + row(titles.stream().map(_ -> "---").toList());
    }

    String row(String name, Peer.Run run) {
        Score score = Score.of(questions, run.answers());
        List<Duration> times = run.answers().stream().map(Peer.Timed::time).sorted().toList();
        Stream<String> all =
                Stream.of(
                        name,
                        "" + score.answerable(),
                        firstRight(score),
                        score.auroc().isPresent()
                                ? String.format(Locale.ROOT, "%.3f", score.auroc().getAsDouble())
                                : NOTHING,
                        percent(score.rightAt(WRONG_RATE), score.answerable()),
                        milliseconds(percentile(times, 0.5)),
                        milliseconds(percentile(times, 0.99)),
                        String.format(Locale.ROOT, "%.1f s", run.learning().toMillis() / 1e3));
        return row(
                Stream.concat(all, languages().stream().map(language -> firstRight(run, language)))
                        .toList());
    }

    /// A row for a peer that could not run.
    String row(String name, PeerUnavailableException why) {
        List<String> cells = new ArrayList<>(List.of(name, "not measured: " + why.getMessage()));
        long columns = 8L + languages().size();
        Stream.generate(() -> NOTHING).limit(columns - 2).forEach(cells::add);
        return row(cells);
    }

    /// What the columns mean.
    String legend() {
        long out = questions.stream().filter(question -> !question.isAnswerable()).count();
        return """
        n: questions with an answer; %d more have none. First right: the best guess is right, however unsure, with Wilson's 95 %% \
        interval%s. AUROC: the chance that a question with an answer has a higher score than one without. Right at 2.5 %% wrong: \
        answered rightly from the lowest score at which at most 2.5 %% of all questions are answered wrongly; the score was chosen \
        on these same questions. Median and 99th percentile: of the time of a question, nothing warmed up. To learn: nothing \
        prepared; Rapporteur's holds the start of its process.\
        """
                .formatted(
                        out,
                        languages().isEmpty() ? "" : "; the same in each language, below its tag");
    }

    /// Those of the questions with an answer, if there are several.
    private List<Language> languages() {
        List<Language> told =
                questions.stream()
                        .filter(Question::isAnswerable)
                        .map(Question::language)
                        .flatMap(Optional::stream)
                        .distinct()
                        .sorted()
                        .toList();
        return told.size() > 1 ? told : List.of();
    }

    private static String firstRight(Score score) {
        Interval interval = Interval.wilson(score.right(), score.answerable());
        return "%s (%s)"
                .formatted(
                        percent(score.right(), score.answerable()),
                        String.format(
                                Locale.ROOT,
                                "%.1f-%.1f",
                                100 * interval.low(),
                                100 * interval.high()));
    }

    private String firstRight(Peer.Run run, Language language) {
        List<Integer> places =
                IntStream.range(0, questions.size())
                        .filter(i ->
                                questions.get(i).language().filter(language::equals).isPresent())
                        .boxed()
                        .toList();
        Score score =
                Score.of(
                        places.stream().map(questions::get).toList(),
                        places.stream().map(run.answers()::get).toList());
        return percent(score.right(), score.answerable());
    }

    /// The nearest rank.
    ///
    /// @param sorted at least one
    private static Duration percentile(List<Duration> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static String percent(int some, int all) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * some / all);
    }

    private static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / 1e6);
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
