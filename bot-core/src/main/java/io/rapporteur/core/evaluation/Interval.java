package io.rapporteur.core.evaluation;

/// The 95 % confidence interval of a share.
///
/// @param low in [0, 1]
/// @param high in [0, 1], not below `low`
public record Interval(double low, double high) {

    private static final double NORMAL_95 = 1.96;

    /// Wilson's score interval for `successes` of `trials`; all of [0, 1] if there are none.
    ///
    /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
    /// inference", JASA 1927.
    public static Interval wilson(int successes, int trials) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double share = (double) successes / trials;
        double square = NORMAL_95 * NORMAL_95;
        double scale = 1 + square / trials;
        double centre = share + square / (2 * trials);
        double half =
                NORMAL_95
                        * Math.sqrt(
                                share * (1 - share) / trials + square / (4.0 * trials * trials));
        return new Interval(
                Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
    }
}
