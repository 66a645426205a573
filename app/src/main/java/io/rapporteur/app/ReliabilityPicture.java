package io.rapporteur.app;

import static io.rapporteur.exchange.Html.element;

import io.rapporteur.core.evaluation.Interval;
import io.rapporteur.core.evaluation.Kind;
import io.rapporteur.core.evaluation.Reliability;
import io.rapporteur.core.evaluation.Reliability.Bin;
import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.exchange.Html;
import io.rapporteur.exchange.Picture;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A reliability diagram: how often first candidates are right against the confidence in them, with
/// 95 % intervals, and below it how many questions that rests on; near misses by themselves.
///
/// Lengths are in pixels. The same predictions and thresholds give the same picture.
final class ReliabilityPicture {

    private static final String SHEET =
            """
            svg {
              --all: #2f7fd1; --only: #0a7d55; --wrong: #d9480f; --far: #8a8f98;
              font-size: 13px;
            }
            @media (prefers-color-scheme: dark) {
              svg { --all: #6cb0f5; --only: #4fc79a; --wrong: #ff8a50; --far: #7d8590; }
            }
            .head { font-size: 22px; font-weight: 700; }
            .part { font-size: 14px; font-weight: 700; }
            .scale, .count { font-size: 12px; font-variant-numeric: tabular-nums; }
            .scale { fill: var(--quiet); }
            .count { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
            .count, .zone, .middle { text-anchor: middle; }
            .end { text-anchor: end; }
            .zone { font-weight: 700; }
            .answers { fill: var(--all); fill-opacity: .07; }
            .grid, .threshold, .ideal, .whisker { fill: none; }
            .grid { stroke: var(--line); stroke-width: .6; }
            .axis { fill: var(--quiet); }
            .threshold { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 5 4; }
            .ideal { stroke: var(--quiet); stroke-width: 1.4; }
            .whisker { stroke: var(--all); stroke-width: 2; }
            .dot { fill: var(--all); }
            .only { fill: var(--paper); stroke: var(--only); stroke-width: 2; }
            .right { fill: var(--only); fill-opacity: .75; }
            .wrong { fill: var(--wrong); fill-opacity: .85; }
            .far { fill: var(--far); }
            """;

    private static final double MARGIN = 72;
    private static final double PLOT = 640;
    private static final double WIDTH = PLOT + 2 * MARGIN;
    private static final double PLOT_TOP = 196;
    private static final double PLOT_HEIGHT = 440;
    private static final double BARS_TOP = PLOT_TOP + PLOT_HEIGHT + 62;
    private static final double BARS_STEP = CountBars.HEIGHT + 30;
    private static final double BARS_END = BARS_TOP + BARS_STEP + CountBars.HEIGHT;
    private static final double HEIGHT = BARS_END + 88;
    private static final double RADIUS = 5.5;

    private final Reliability all;
    private final Reliability answerable;
    private final Reliability near;
    private final Reliability far;
    private final MatcherModel.Thresholds thresholds;

    private ReliabilityPicture(Reliability all, MatcherModel.Thresholds thresholds) {
        this.all = all;
        this.answerable = all.among(Kind.ANSWERABLE);
        this.near = all.among(Kind.NEAR_OOS);
        this.far = all.among(Kind.FAR_OOS, Kind.CHITCHAT);
        this.thresholds = thresholds;
    }

    static String draw(Reliability reliability, MatcherModel.Thresholds thresholds) {
        return new ReliabilityPicture(reliability, thresholds).draw();
    }

    private String draw() {
        return Picture.of(
                "Reliability diagram: how often first candidates are right against the confidence"
                        + " in them",
                WIDTH,
                HEIGHT,
                SHEET,
                head(),
                element("g", Stream.of(answers(), grid(), thresholds(), zones())),
                element("g", filled(answerable).map(this::only)),
                element("g", filled(all).map(this::dot)),
                moved(BARS_TOP, answerableBars().draw(PLOT)),
                moved(BARS_TOP + BARS_STEP, unanswerableBars().draw(PLOT)),
                percentages(BARS_END + 16),
                text("Confidence in the first candidate", "part middle", WIDTH / 2, BARS_END + 40),
                text(
                        all.uncounted()
                                + " questions without an answer found no entry: they are met"
                                + " rightly, and not counted.",
                        "quiet middle",
                        WIDTH / 2,
                        BARS_END + 64));
    }

    private Html head() {
        return element(
                "g",
                text("How far confidence can be believed", "head", MARGIN, 36),
                text(
                        String.format(
                                Locale.ROOT,
                                "%,d questions: expected calibration error %.3f, Brier score %.3f.",
                                all.n(),
                                all.calibrationError(),
                                all.brierScore()),
                        "",
                        MARGIN,
                        66),
                line("whisker", MARGIN + RADIUS, 83, MARGIN + RADIUS, 103),
                circle("dot", MARGIN + RADIUS, 93),
                text(
                        "all questions, with 95 % intervals; an entry for what has no answer is"
                                + " wrong",
                        "", MARGIN + 24, 93),
                circle("only", MARGIN + RADIUS, 115),
                text("only questions that the record answers", "", MARGIN + 24, 115),
                line("ideal", MARGIN - 4, 137, MARGIN + 15, 137),
                text(
                        "what was predicted: of ten with 70 %, seven are right",
                        "", MARGIN + 24, 137));
    }

    /// The part of the diagram where the bot answers.
    private Html answers() {
        return element("rect")
                .with("class", "answers")
                .with("x", x(thresholds.answer()))
                .with("y", PLOT_TOP)
                .with("width", x(1) - x(thresholds.answer()))
                .with("height", PLOT_HEIGHT);
    }

    private Html grid() {
        Stream<Html> levels =
                IntStream.rangeClosed(0, 5)
                        .mapToObj(fifth -> fifth / 5.0)
                        .flatMap(share ->
                                Stream.of(
                                        line("grid", x(0), y(share), x(1), y(share)),
                                        text(percent(share), "scale end", x(0) - 8, y(share))));
        return element(
                "g",
                Stream.concat(
                        levels,
                        Stream.of(
                                line("ideal", x(0), y(0), x(1), y(1)),
                                text(
                                        "Share of right first candidates",
                                        "part",
                                        MARGIN - 56,
                                        PLOT_TOP - 30),
                                percentages(PLOT_TOP + PLOT_HEIGHT + 16))));
    }

    private static Html percentages(double y) {
        return element(
                "g",
                IntStream.rangeClosed(0, 10)
                        .mapToObj(tenth ->
                                text(percent(tenth / 10.0), "scale middle", x(tenth / 10.0), y)));
    }

    private Html thresholds() {
        return element(
                "g", Stream.of(thresholds.clarify(), thresholds.answer()).map(this::threshold));
    }

    private Html threshold(double confidence) {
        double x = x(confidence);
        return element(
                "g",
                line("threshold", x, PLOT_TOP, x, PLOT_TOP + PLOT_HEIGHT),
                line(
                        "threshold",
                        x,
                        BARS_END - BARS_STEP - CountBars.BARS,
                        x,
                        BARS_END - BARS_STEP),
                line("threshold", x, BARS_END - CountBars.BARS, x, BARS_END));
    }

    /// What the bot does between the thresholds.
    private Html zones() {
        double clarify = thresholds.clarify();
        double answer = thresholds.answer();
        return element(
                "g",
                zone("silent", clarify / 2),
                zone("asks back from " + percent(clarify) + " on", (clarify + answer) / 2),
                zone("answers from " + percent(answer) + " on", (answer + 1) / 2));
    }

    private static Html zone(String name, double at) {
        return text(name, "zone", x(at), PLOT_TOP - 12);
    }

    private static Stream<Bin> filled(Reliability reliability) {
        return reliability.bins().stream().filter(bin -> bin.n() > 0);
    }

    private Html dot(Bin bin) {
        Interval interval = bin.interval();
        double x = x(bin.confidence());
        return element(
                "g",
                element("title", told(bin)),
                line("whisker", x, y(interval.low()), x, y(interval.high())),
                circle("dot", x, y(bin.share())));
    }

    private Html only(Bin bin) {
        return element(
                "g",
                element("title", "only questions that the record answers" + told(bin)),
                circle("only", x(bin.confidence()), y(bin.share())));
    }

    private static String told(Bin bin) {
        return String.format(
                Locale.ROOT,
                "confidence %.1f %% in the mean: %d of %d right, %.1f %% (%.1f-%.1f)",
                100 * bin.confidence(),
                bin.right(),
                bin.n(),
                100 * bin.share(),
                100 * bin.interval().low(),
                100 * bin.interval().high());
    }

    private CountBars answerableBars() {
        return new CountBars(
                String.format(Locale.ROOT, "%,d questions that the record answers", answerable.n()),
                List.of(
                        layer("right", "first candidate right", answerable, Bin::right),
                        layer("wrong", "another first", answerable, bin -> bin.n() - bin.right())));
    }

    private CountBars unanswerableBars() {
        return new CountBars(
                String.format(
                        Locale.ROOT,
                        "%,d questions without an answer that found an entry, %,d of them answered"
                                + " with it",
                        near.n() + far.n(),
                        near.reaching(thresholds.answer()) + far.reaching(thresholds.answer())),
                List.of(
                        layer("wrong", "near our subject", near, Bin::n),
                        layer("far", "far from it", far, Bin::n)));
    }

    private static CountBars.Layer layer(
            String look, String name, Reliability reliability, ToIntFunction<Bin> count) {
        return new CountBars.Layer(
                look, name, reliability.bins().stream().map(count::applyAsInt).toList());
    }

    private static double x(double confidence) {
        return MARGIN + PLOT * confidence;
    }

    private static double y(double share) {
        return PLOT_TOP + PLOT_HEIGHT * (1 - share);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static Html moved(double y, Html part) {
        return element("g", part)
                .with("transform", String.format(Locale.ROOT, "translate(%.0f %.0f)", MARGIN, y));
    }

    private static Html circle(String look, double x, double y) {
        return element("circle").with("class", look).with("cx", x).with("cy", y).with("r", RADIUS);
    }

    private static Html line(String look, double x1, double y1, double x2, double y2) {
        return element("line")
                .with("class", look)
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", x2)
                .with("y2", y2);
    }

    private static Html text(String text, String look, double x, double y) {
        return element("text", text).with("class", look).with("x", x).with("y", y);
    }
}
