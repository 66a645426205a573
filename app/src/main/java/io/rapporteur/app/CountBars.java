package io.rapporteur.app;

import static io.rapporteur.exchange.Html.element;

import io.rapporteur.exchange.Html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A row of bars, one for each bin of confidence, that say how many questions there are of each
/// sort.
///
/// @param title what is counted
/// @param layers drawn on one another, the first at the bottom
record CountBars(String title, List<Layer> layers) {

    /// In pixels, title and numbers included.
    static final double HEIGHT = 152;

    /// How much of the height is for bars and their numbers.
    static final double BARS = 104;

    private static final double HIGHEST = 82;
    private static final double GAP = 3;
    private static final double LEGEND_TOP = 26;
    private static final double LEGEND_STEP = 190;
    private static final double SWATCH = 11;

    /// One sort of questions.
    ///
    /// @param look its class in the style sheet
    /// @param name as in "12 near our subject"
    /// @param counts one for each bin
    record Layer(String look, String name, List<Integer> counts) {

        private String told(int bin) {
            return counts.get(bin) + " " + name;
        }
    }

    /// @param width of all bins together, in pixels
    Html draw(double width) {
        double step = width / bins();
        return element(
                "g",
                text("part", title, 0, 10),
                element("g", IntStream.range(0, layers.size()).mapToObj(this::sample)),
                box("axis", 0, HEIGHT, width, 1),
                element(
                        "g",
                        IntStream.range(0, bins())
                                .filter(bin -> total(bin) > 0)
                                .mapToObj(bin -> bar(bin, step))));
    }

    /// What a colour means.
    private Html sample(int number) {
        Layer layer = layers.get(number);
        double x = number * LEGEND_STEP;
        return element(
                "g",
                box(layer.look(), x, LEGEND_TOP, SWATCH, SWATCH),
                text("", layer.name(), x + 2 * SWATCH, LEGEND_TOP + SWATCH / 2));
    }

    private Html bar(int bin, double step) {
        double scale = HIGHEST / IntStream.range(0, bins()).map(this::total).max().orElse(1);
        List<Layer> filled = layers.stream().filter(layer -> layer.counts().get(bin) > 0).toList();
        List<Html> boxes = new ArrayList<>();
        double y = HEIGHT;
        for (Layer layer : filled) {
            double height = layer.counts().get(bin) * scale;
            y -= height;
            boxes.add(box(layer.look(), bin * step + GAP, y, step - 2 * GAP, height));
        }
        return element(
                "g",
                element("title", joined(filled.stream().map(layer -> layer.told(bin)), ", ")),
                element("g", boxes.stream()),
                text(
                        "count",
                        joined(filled.stream().map(layer -> "" + layer.counts().get(bin)), " + "),
                        (bin + 0.5) * step,
                        y - 9));
    }

    private static String joined(Stream<String> parts, String by) {
        return parts.collect(Collectors.joining(by));
    }

    private static Html box(String look, double x, double y, double width, double height) {
        return element("rect")
                .with("class", look)
                .with("x", x)
                .with("y", y)
                .with("width", width)
                .with("height", height);
    }

    private static Html text(String look, String text, double x, double y) {
        return element("text", text).with("class", look).with("x", x).with("y", y);
    }

    private int bins() {
        return layers.getFirst().counts().size();
    }

    private int total(int bin) {
        return layers.stream().mapToInt(layer -> layer.counts().get(bin)).sum();
    }
}
