package io.rapporteur.core.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// The numbers that a matcher decides with: weights of the ranker and of the calibration, and the
/// two thresholds.
///
/// The default model ships as a resource, `matcher.properties`; [Tuning] made it.
public final class MatcherModel {

    private static final String RESOURCE = "matcher.properties";

    private final double[] ranking;
    private final double[] calibration;
    private final Thresholds thresholds;

    private MatcherModel(double[] ranking, double[] calibration, Thresholds thresholds) {
        this.ranking = ranking.clone();
        this.calibration = calibration.clone();
        this.thresholds = thresholds;
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
        return new MatcherModel(
                read(properties, "rank.", Evidence.NAMES),
                read(properties, "confidence.", calibrationNames()),
                new Thresholds(
                        number(properties, "threshold.answer"),
                        number(properties, "threshold.clarify")));
    }

    /// Even weights, to begin tuning with.
    static MatcherModel untuned() {
        double[] ranking = {4, 6, 4, -0.5, -5, -1, 0.5, 0.5};
        return new MatcherModel(ranking, new double[Calibration.SIZE], new Thresholds(0.7, 0.15));
    }

    MatcherModel with(double[] newRanking, double[] newCalibration) {
        return new MatcherModel(newRanking, newCalibration, thresholds);
    }

    /// The same numbers with other thresholds.
    public MatcherModel with(Thresholds newThresholds) {
        return new MatcherModel(ranking, calibration, newThresholds);
    }

    double[] ranking() {
        return ranking.clone();
    }

    Calibration calibration() {
        return new Calibration(calibration);
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    /// As the shipped resource is written: a line for each number.
    public String toProperties() {
        List<String> lines = new ArrayList<>();
        write(lines, "rank.", Evidence.NAMES, ranking);
        write(lines, "confidence.", calibrationNames(), calibration);
        lines.add("threshold.answer=" + thresholds.answer());
        lines.add("threshold.clarify=" + thresholds.clarify());
        return String.join("\n", lines) + "\n";
    }

    private static List<String> calibrationNames() {
        List<String> names = new ArrayList<>(Evidence.NAMES);
        names.addAll(Calibration.EXTRAS);
        names.add("bias");
        return names;
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
