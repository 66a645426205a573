package io.rapporteur.core.matching;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Finds the weights at which a concave function, less a ridge, is greatest, where each weight may
/// be kept from one sign. The ridge takes away half of each weight's square, times a number.
///
/// Newton's method: each step goes to where the quadratic model of the function is greatest within
/// the signs, found one weight at a time, and is halved until the function rises. Deterministic;
/// some ten steps reach the last digits.
final class SignedNewton {

    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final int MOST_SWEEPS = 1_000;
    private static final double PRECISION = 1e-12;

    private final Consumer<Surroundings> function;
    private final double[] ridge;
    private final int[] signs;

    /// @param function adds all its parts to the surroundings it is given
    /// @param ridge by weight, not negative
    /// @param signs for each weight 1 if it must not be negative, -1 if it must not be positive, 0
    ///   if it is free
    SignedNewton(Consumer<Surroundings> function, double[] ridge, int[] signs) {
        this.function = function;
        this.ridge = ridge.clone();
        this.signs = signs.clone();
    }

    /// What a function is at some weights, and how it changes near them.
    static final class Surroundings {

        private final double[] weights;
        private double value;
        private final double[] gradient;

        /// The negative second derivatives.
        private final double[][] curvature;

        private Surroundings(double[] weights) {
            this.weights = weights;
            this.gradient = new double[weights.length];
            this.curvature = new double[weights.length][weights.length];
        }

        /// How many weights there are.
        int size() {
            return weights.length;
        }

        /// The sum of `features`, each times its weight.
        double weighed(double[] features) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * features[i];
            }
            return sum;
        }

        void addValue(double more) {
            value += more;
        }

        /// Adds a linear part.
        void addGradient(double[] direction, double slope) {
            for (int i = 0; i < direction.length; i++) {
                gradient[i] += slope * direction[i];
            }
        }

        /// Adds a part that bends down along `direction`.
        void addCurvature(double[] direction, double bend) {
            for (int i = 0; i < direction.length; i++) {
                double own = bend * direction[i];
                for (int j = 0; own != 0 && j < direction.length; j++) {
                    curvature[i][j] += own * direction[j];
                }
            }
        }

        private void takeAway(double[] ridge) {
            for (int i = 0; i < ridge.length; i++) {
                value -= ridge[i] * weights[i] * weights[i] / 2;
                gradient[i] -= ridge[i] * weights[i];
                curvature[i][i] += ridge[i];
            }
        }
    }

    /// `ridge` times the variance of each feature over `rows`: what is taken away then does not
    /// depend on the unit of a feature, and the weight of a constant is free.
    static double[] ridge(double ridge, List<double[]> rows, int size) {
        double[] mean = new double[size];
        double[] square = new double[size];
        for (double[] row : rows) {
            for (int i = 0; i < size; i++) {
                mean[i] += row[i] / rows.size();
                square[i] += row[i] * row[i] / rows.size();
            }
        }
        double[] scaled = new double[size];
        Arrays.setAll(scaled, i -> ridge * Math.max(0, square[i] - mean[i] * mean[i]));
        return scaled;
    }

    /// The weights.
    double[] maximum() {
        Surroundings here = at(new double[signs.length]);
        for (int step = 0; step < MOST_STEPS; step++) {
            Surroundings next = step(here);
            if (next.value - here.value < PRECISION) {
                return here.weights;
            }
            here = next;
        }
        return here.weights;
    }

    private Surroundings at(double[] weights) {
        Surroundings sum = new Surroundings(weights);
        function.accept(sum);
        sum.takeAway(ridge);
        return sum;
    }

    /// The nearest to the maximum of the quadratic model at which the function is greater than
    /// `here`, or something no better if there is none.
    private Surroundings step(Surroundings here) {
        double[] direction = direction(here);
        Surroundings next = at(moved(here.weights, direction, 1));
        double share = 1;
        for (int i = 0; i < MOST_HALVINGS && next.value < here.value; i++) {
            share /= 2;
            next = at(moved(here.weights, direction, share));
        }
        return next;
    }

    /// From `here` to the maximum of the quadratic model within the signs.
    private double[] direction(Surroundings here) {
        double[] direction = new double[signs.length];
        double[] left = here.gradient.clone();
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double gained = 0;
            for (int i = 0; i < direction.length; i++) {
                double[] curvature = here.curvature[i];
                if (curvature[i] > 0) {
                    double from = here.weights[i] + direction[i];
                    double change = within(from + left[i] / curvature[i], i) - from;
                    direction[i] += change;
                    for (int j = 0; j < left.length; j++) {
                        left[j] -= curvature[j] * change;
                    }
                    gained += curvature[i] * change * change;
                }
            }
            if (gained < PRECISION * PRECISION) {
                break;
            }
        }
        return direction;
    }

    private double[] moved(double[] weights, double[] direction, double share) {
        double[] moved = new double[weights.length];
        Arrays.setAll(moved, i -> within(weights[i] + share * direction[i], i));
        return moved;
    }

    /// `weight`, or 0 if it has the wrong sign.
    private double within(double weight, int number) {
        return weight * signs[number] < 0 ? 0 : weight;
    }
}
