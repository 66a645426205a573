package io.rapporteur.core.matching;

import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.List;

/// Tells whether a passage is asked for the kind of thing that a question asks for: a person, a
/// date, a number.
///
/// For a kind and a passage the evidence is `ln((p + 0.02) / (q + 0.02))`, where `p` is the share
/// of the passage's wordings that ask for it (smoothed towards `q` by one wording) and `q` the
/// share of all wordings.
final class AskedFor {

    private static final double SMOOTHING = 0.02;

    private final List<Integer> kinds;

    /// By passage and place of the kind.
    private final double[][] evidence;

    /// @param kinds the units of what questions ask for
    AskedFor(List<Integer> kinds, List<Reading> wordings, int[] owners, int passageCount) {
        this.kinds = List.copyOf(kinds);
        int[] asked = new int[passageCount];
        double[][] share = new double[passageCount][kinds.size()];
        double[] all = new double[kinds.size()];
        for (int i = 0; i < owners.length; i++) {
            asked[owners[i]]++;
            boolean[] wanted = wanted(wordings.get(i));
            for (int kind = 0; kind < wanted.length; kind++) {
                if (wanted[kind]) {
                    share[owners[i]][kind]++;
                    all[kind] += 1.0 / owners.length;
                }
            }
        }
        this.evidence = new double[passageCount][kinds.size()];
        for (int passage = 0; passage < passageCount; passage++) {
            for (int kind = 0; kind < all.length; kind++) {
                double own = (share[passage][kind] + all[kind]) / (asked[passage] + 1);
                evidence[passage][kind] = Math.log((own + SMOOTHING) / (all[kind] + SMOOTHING));
            }
        }
    }

    private AskedFor(List<Integer> kinds, double[][] evidence) {
        this.kinds = List.copyOf(kinds);
        this.evidence = evidence;
    }

    static AskedFor read(FormReader in) {
        return new AskedFor(in.list(in::number), in.list(in::doubles).toArray(double[][]::new));
    }

    void write(FormWriter out) {
        out.list(kinds, out::number);
        out.list(List.of(evidence), out::doubles);
    }

    /// Which kinds a text asks for, by place.
    boolean[] wanted(Reading text) {
        boolean[] wanted = new boolean[kinds.size()];
        for (Term term : text.terms()) {
            for (int i = 0; i < term.size(); i++) {
                int kind = kinds.indexOf(term.unit(i));
                if (kind >= 0) {
                    wanted[kind] = true;
                }
            }
        }
        return wanted;
    }

    /// The sum of evidence over all kinds wanted.
    double agreement(boolean[] wanted, int passage) {
        double sum = 0;
        for (int kind = 0; kind < wanted.length; kind++) {
            sum += wanted[kind] ? evidence[passage][kind] : 0;
        }
        return sum;
    }

    /// The strongest evidence against the passage, at most 0.
    double conflict(boolean[] wanted, int passage) {
        double least = 0;
        for (int kind = 0; kind < wanted.length; kind++) {
            least = wanted[kind] ? Math.min(least, evidence[passage][kind]) : least;
        }
        return least;
    }
}
