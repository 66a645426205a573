package io.rapporteur.core.evaluation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How far confidence can be believed: what was predicted for first candidates against how many of
/// them were right, whatever was decided.
///
/// A question without an answer whose first candidate is no entry is met rightly, and says nothing
/// of the confidence in an answer: it is not counted. One whose first candidate is an entry counts
/// as wrong. This is what the confidence is fitted to ([io.rapporteur.core.matching.Tuning]).
public final class Reliability {

    /// Of equal width; a confidence of 1 is in the last.
    public static final int BINS = 10;

    private final List<Prediction> all;
    private final List<Prediction> counted;

    public Reliability(List<Prediction> predictions) {
        this.all = List.copyOf(predictions);
        this.counted = all.stream().filter(Prediction::isCounted).toList();
    }

    /// What was predicted for one question.
    ///
    /// @param kind of the question
    /// @param confidence in [0, 1], that the first candidate is right
    /// @param first what the first candidate is
    public record Prediction(Kind kind, double confidence, First first) {

        private boolean isCounted() {
            return kind == Kind.ANSWERABLE || first != First.NO_ENTRY;
        }

        private int bin() {
            return Math.min((int) (confidence * BINS), BINS - 1);
        }

        private int outcome() {
            return first == First.RIGHT ? 1 : 0;
        }
    }

    /// A first candidate.
    public enum First {
        /// An entry that answers the question.
        RIGHT,
        /// Another entry.
        WRONG,
        /// A route or small talk, or none at all.
        NO_ENTRY
    }

    /// The questions whose confidence lies in one tenth of [0, 1].
    ///
    /// @param from the least confidence that it may hold
    /// @param to above its greatest confidence, save for 1
    /// @param n how many questions it holds
    /// @param right how many of their first candidates are right
    /// @param confidence the mean; 0 if there are none
    public record Bin(double from, double to, int n, int right, double confidence) {

        /// The observed share of right first candidates; 0 if there are none.
        public double share() {
            return (double) right / Math.max(1, n);
        }

        /// Where the share may lie.
        public Interval interval() {
            return Interval.wilson(right, n);
        }
    }

    /// The questions of these kinds alone.
    public Reliability among(Kind first, Kind... more) {
        Set<Kind> kinds = EnumSet.of(first, more);
        return new Reliability(all.stream().filter(one -> kinds.contains(one.kind())).toList());
    }

    /// How many questions are counted.
    public int n() {
        return counted.size();
    }

    /// How many questions have no answer and found no entry.
    public int uncounted() {
        return all.size() - counted.size();
    }

    /// How many of those that are counted reach `confidence`.
    public int reaching(double confidence) {
        return (int) counted.stream().filter(one -> one.confidence() >= confidence).count();
    }

    /// All of [#BINS], lowest confidence first.
    public List<Bin> bins() {
        int[] n = new int[BINS];
        int[] right = new int[BINS];
        double[] confidence = new double[BINS];
        for (Prediction one : counted) {
            n[one.bin()]++;
            right[one.bin()] += one.outcome();
            confidence[one.bin()] += one.confidence();
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(
                    new Bin(
                            (double) i / BINS,
                            (i + 1.0) / BINS,
                            n[i],
                            right[i],
                            confidence[i] / Math.max(1, n[i])));
        }
        return bins;
    }

    /// The expected calibration error: how far the mean confidence and the observed share of a bin
    /// lie apart, in the mean over the questions; in [0, 1], 0 if there are none.
    ///
    /// Source: Pakdaman Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities
    /// using Bayesian binning", AAAI 2015.
    public double calibrationError() {
        return bins().stream()
                        .mapToDouble(bin -> bin.n() * Math.abs(bin.confidence() - bin.share()))
                        .sum()
                / Math.max(1, n());
    }

    /// The mean squared distance between confidence and outcome, which is 1 or 0; in [0, 1], 0 if
    /// there are none.
    ///
    /// Source: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly
    /// Weather Review 1950.
    public double brierScore() {
        return counted.stream()
                .mapToDouble(one -> Math.pow(one.confidence() - one.outcome(), 2))
                .average()
                .orElse(0);
    }
}
