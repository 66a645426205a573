package io.rapporteur.exchange;

import static io.rapporteur.exchange.Html.element;

import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.check.Confusions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What stands beside the circle of a [RecordPicture]: how much is lost in all, what the colours
/// mean, and the pairs that are confused most.
final class PicturePanel {

    /// In pixels.
    static final double WIDTH = 620;

    private static final double LINE = 21;
    private static final double COUNTS = 90;
    private static final double NAMES = 102;

    /// Of each kind.
    private static final int PAIRS = 15;

    private final KnowledgeBase knowledge;
    private final Confusions confusions;
    private final List<Html> lines = new ArrayList<>();
    private double y = LINE;

    PicturePanel(KnowledgeBase knowledge, Confusions confusions) {
        this.knowledge = knowledge;
        this.confusions = confusions;
        lines.add(text(0, "What is found in place of what", "head"));
        y += 1.3 * LINE;
        line(knowledge.event().name().in(knowledge.defaultLanguage()), "quiet");
        y += LINE / 2;
        totals();
        legend();
        pairs("Entries confused most", confusions.pairs().stream().filter(this::isOfEntries));
        pairs(
                "Routes and small talk confused most",
                confusions.pairs().stream().filter(pair -> !isOfEntries(pair)));
    }

    double height() {
        return y + LINE;
    }

    Stream<Html> draw() {
        return Stream.of(element("g", lines.stream()).with("class", "panel"));
    }

    /// Whether neither side is a route or small talk.
    static boolean isOfEntries(KnowledgeBase knowledge, Confusions.Pair pair) {
        return knowledge.entry(pair.passage()).isPresent()
                && knowledge.entry(pair.found()).isPresent();
    }

    private boolean isOfEntries(Confusions.Pair pair) {
        return isOfEntries(knowledge, pair);
    }

    private void totals() {
        line(
                "Each of %,d wordings was asked of a matcher that did not know it. So many found"
                        .formatted(confusions.asked()),
                "");
        line("something else than what they belong to:", "");
        y += LINE / 2;
        List<Language> languages = knowledge.languages();
        for (int i = 0; i < languages.size(); i++) {
            Language language = languages.get(i);
            lines.add(
                    text(
                            i * WIDTH / 5,
                            "%s %.1f %%"
                                    .formatted(
                                            language.tag(), 100 * confusions.lostShare(language)),
                            "part"));
        }
        y += 1.5 * LINE;
    }

    private void legend() {
        sample("within", "an entry finds another of its topic");
        sample("between", "an entry finds one of another topic");
        sample("outside", "a route or small talk finds an entry, or the reverse");
        y += LINE / 2;
        line(
                "A ribbon begins wide at what was asked for and ends in a point at what was found.",
                "quiet");
        line(
                "Its width is the share of the wordings that went there; below 4 % there is none.",
                "quiet");
        line("A bar is the share that went astray in all; from 10 % on it has a name.", "quiet");
        line("In a browser, point at anything to read what it is.", "quiet");
        y += LINE / 2;
    }

    private void sample(String kind, String meaning) {
        lines.add(
                element("path")
                        .with("class", kind)
                        .with("d", "M0 %1$s L70 %2$s L0 %3$sZ".formatted(y - 6, y, y + 6)));
        lines.add(text(NAMES, meaning, ""));
        y += LINE;
    }

    private void pairs(String title, Stream<Confusions.Pair> pairs) {
        List<Confusions.Pair> most = pairs.limit(PAIRS).toList();
        if (!most.isEmpty()) {
            y += LINE / 2;
            line(title, "part");
            most.forEach(this::pair);
        }
    }

    private void pair(Confusions.Pair pair) {
        lines.add(
                text(
                        COUNTS,
                        pair.count() + " of " + confusions.asked(pair.passage()),
                        "quiet count"));
        lines.add(text(NAMES, pair.passage() + " → " + pair.found(), ""));
        y += LINE;
    }

    private void line(String text, String look) {
        lines.add(text(0, text, look));
        y += LINE;
    }

    private Html text(double x, String text, String look) {
        return element("text", text)
                .with("class", look)
                .with("x", Polar.number(x))
                .with("y", Polar.number(y));
    }
}
