package io.rapporteur.core.matching;

import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.List;

/// Scores each passage by the wording of it that is likest to the question.
///
/// Likeness is the harmonic mean (van Rijsbergen's F1, "Information Retrieval", 1979) of the share
/// of the question that the wording has, and the share of the wording that the question has, both
/// by weight of terms ([Contents#weight]).
final class BestWording {

    /// Later terms of a wording do not count: nobody words a question so long.
    private static final int MOST_TERMS = Long.SIZE;

    private final Contents contents;
    private final int[] owners;
    private final int passageCount;

    /// Items are `wording * MOST_TERMS + term`.
    private final Postings termsByUnit;

    private final float[] totals;

    /// @param readings of the wordings
    /// @param owners the passage of each
    BestWording(
            List<Reading> readings,
            int[] owners,
            Contents contents,
            int passageCount,
            int unitCount) {
        this.contents = contents;
        this.owners = owners.clone();
        this.passageCount = passageCount;
        this.totals = new float[owners.length];
        Postings.Builder postings = new Postings.Builder();
        for (int wording = 0; wording < owners.length; wording++) {
            List<Term> terms = readings.get(wording).terms();
            for (int number = 0; number < Math.min(terms.size(), MOST_TERMS); number++) {
                Term term = terms.get(number);
                float weight = (float) contents.weight(term);
                totals[wording] += weight;
                for (int i = 0; i < term.size(); i++) {
                    postings.add(term.unit(i), wording * MOST_TERMS + number, weight);
                }
            }
        }
        this.termsByUnit = postings.build(unitCount);
    }

    private BestWording(
            Contents contents,
            int[] owners,
            int passageCount,
            Postings termsByUnit,
            float[] totals) {
        this.contents = contents;
        this.owners = owners;
        this.passageCount = passageCount;
        this.termsByUnit = termsByUnit;
        this.totals = totals;
    }

    static BestWording read(FormReader in, Contents contents) {
        return new BestWording(contents, in.ints(), in.number(), Postings.read(in), in.floats());
    }

    /// All but the contents.
    void write(FormWriter out) {
        out.ints(owners);
        out.number(passageCount);
        termsByUnit.write(out);
        out.floats(totals);
    }

    /// By passage, in [0, 1].
    double[] scores(Reading question) {
        float[] shared = new float[owners.length];
        float[] sharedBack = new float[owners.length];
        long[] termsSeen = new long[owners.length];
        int[] lastTerm = new int[owners.length];
        double total = 0;
        for (int number = 0; number < question.terms().size(); number++) {
            Term term = question.terms().get(number);
            float weight = (float) contents.weight(term);
            total += weight;
            for (int i = 0; i < term.size(); i++) {
                int unit = term.unit(i);
                for (int p = termsByUnit.from(unit); p < termsByUnit.to(unit); p++) {
                    int wording = termsByUnit.item(p) / MOST_TERMS;
                    long bit = 1L << termsByUnit.item(p) % MOST_TERMS;
                    if (lastTerm[wording] != number + 1) {
                        lastTerm[wording] = number + 1;
                        shared[wording] += weight;
                    }
                    if ((termsSeen[wording] & bit) == 0) {
                        termsSeen[wording] |= bit;
                        sharedBack[wording] += termsByUnit.weight(p);
                    }
                }
            }
        }
        return best(shared, sharedBack, total);
    }

    private double[] best(float[] shared, float[] sharedBack, double total) {
        double[] best = new double[passageCount];
        for (int wording = 0; wording < owners.length; wording++) {
            if (shared[wording] > 0) {
                double share = shared[wording] / total;
                double back = sharedBack[wording] / totals[wording];
                int owner = owners[wording];
                best[owner] = Math.max(best[owner], 2 * share * back / (share + back));
            }
        }
        return best;
    }
}
