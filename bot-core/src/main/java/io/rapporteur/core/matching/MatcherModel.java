package io.rapporteur.core.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The numbers that a matcher decides with: weights of the ranker and of the calibration, for each
/// encoder that a question may be read with, and the two thresholds.
///
/// The default model ships as a resource, `matcher.properties`; [Tuning] made it.
public final class MatcherModel {

    private static final String RESOURCE = "matcher.properties";
    private static final String RANK = ".rank.";
    private static final String CONFIDENCE = ".confidence.";

    private final Map<String, Weights> weights;
    private final Thresholds thresholds;

    private MatcherModel(Map<String, Weights> weights, Thresholds thresholds) {
        this.weights = new TreeMap<>(weights);
        this.thresholds = thresholds;
    }

    /// What the ranker and the calibration weigh with; never changed once made.
    static final class Weights {

        private final double[] ranking;
        private final double[] calibration;

        Weights(double[] ranking, double[] calibration) {
            this.ranking = ranking.clone();
            this.calibration = calibration.clone();
        }

        /// Even ones, to begin tuning with.
        static Weights untuned() {
            double[] ranking = {4, 6, 4, 4, 4, 4, 1, -0.5, -5, -1, 0.5, 0.5};
            return new Weights(ranking, new double[Calibration.names().size()]);
        }

        double[] ranking() {
            return ranking.clone();
        }

        Calibration calibration() {
            return new Calibration(calibration);
        }
    }

    /// Where confidence decides.
    ///
    /// @param answer from this confidence on we answer
    /// @param clarify from this confidence on we ask what was meant; below it we abstain
    public record Thresholds(double answer, double clarify) {

        /// @throws IllegalArgumentException unless 0 <= clarify <= answer <= 1
        public Thresholds {
            if (!(clarify >= 0 && clarify <= answer && answer <= 1)) {
                throw new IllegalArgumentException(
                        "thresholds answer = "
                                + answer
                                + " and clarify = "
                                + clarify
                                + ": expected 0 <= clarify <= answer <= 1");
            }
        }
    }

    /// The model that ships with Rapporteur.
    public static MatcherModel shipped() {
        try (InputStream stream = MatcherModel.class.getResourceAsStream(RESOURCE)) {
            byte[] bytes = Objects.requireNonNull(stream, RESOURCE).readAllBytes();
            return ofProperties(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped " + RESOURCE + " cannot be read", e);
        }
    }

    /// Reads what [#toProperties] writes.
    ///
    /// @throws IllegalArgumentException if a number is missing or is none
    public static MatcherModel ofProperties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
        Map<String, Weights> weights = new TreeMap<>();
        for (String encoder : encoders(properties)) {
            weights.put(
                    encoder,
                    new Weights(
                            read(properties, encoder + RANK, Evidence.NAMES),
                            read(properties, encoder + CONFIDENCE, Calibration.names())));
        }
        return new MatcherModel(
                weights,
                new Thresholds(
                        number(properties, "threshold.answer"),
                        number(properties, "threshold.clarify")));
    }

    private static Set<String> encoders(Properties properties) {
        Set<String> encoders = new TreeSet<>();
        for (String name : properties.stringPropertyNames()) {
            int end = name.indexOf(RANK);
            if (end > 0) {
                encoders.add(name.substring(0, end));
            }
        }
        return encoders;
    }

    static MatcherModel of(Map<String, Weights> weights, Thresholds thresholds) {
        return new MatcherModel(weights, thresholds);
    }

    /// The same numbers with other thresholds.
    public MatcherModel with(Thresholds newThresholds) {
        return new MatcherModel(weights, newThresholds);
    }

    /// The weights for questions that are read with an encoder.
    ///
    /// @param encoder its name
    /// @throws IllegalArgumentException if the model was not tuned for it
    Weights weights(String encoder) {
        Weights known = weights.get(encoder);
        if (known == null) {
            throw new IllegalArgumentException(
                    "the model has no weights for encoder \""
                            + encoder
                            + "\", only for "
                            + String.join(", ", weights.keySet())
                            + ": tune it with that encoder");
        }
        return known;
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    /// As the shipped resource is written: a line for each number.
    public String toProperties() {
        List<String> lines = new ArrayList<>();
        weights.forEach((encoder, own) -> {
            write(lines, encoder + RANK, Evidence.NAMES, own.ranking);
            write(lines, encoder + CONFIDENCE, Calibration.names(), own.calibration);
        });
        lines.add("threshold.answer=" + thresholds.answer());
        lines.add("threshold.clarify=" + thresholds.clarify());
        return String.join("\n", lines) + "\n";
    }

    private static void write(
            List<String> lines, String prefix, List<String> names, double[] values) {
        for (int i = 0; i < values.length; i++) {
            lines.add(prefix + names.get(i) + "=" + String.format(Locale.ROOT, "%.4f", values[i]));
        }
    }

    private static double[] read(Properties properties, String prefix, List<String> names) {
        return names.stream().mapToDouble(name -> number(properties, prefix + name)).toArray();
    }

    private static double number(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("the model has no number called " + name);
        }
        return Double.parseDouble(value);
    }
}
