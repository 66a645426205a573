package io.rapporteur.core.matching;

import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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

    /// Used again by one question after the other: a new one for each would be half a megabyte to
    /// clear at 25,000 wordings.
    private final Queue<Tally> idle = new ConcurrentLinkedQueue<>();

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
        Tally tally = Objects.requireNonNullElseGet(idle.poll(), () -> new Tally(owners.length));
        double total = 0;
        for (int number = 0; number < question.terms().size(); number++) {
            Term term = question.terms().get(number);
            float weight = (float) contents.weight(term);
            total += weight;
            for (int i = 0; i < term.size(); i++) {
                int unit = term.unit(i);
                for (int p = termsByUnit.from(unit); p < termsByUnit.to(unit); p++) {
                    tally.add(number, weight, termsByUnit.item(p), termsByUnit.weight(p));
                }
            }
        }
        double[] best = best(tally, total);
        tally.clear();
        idle.add(tally);
        return best;
    }

    private double[] best(Tally tally, double total) {
        double[] best = new double[passageCount];
        for (int i = 0; i < tally.size; i++) {
            int wording = tally.met[i];
            if (tally.shared[wording] > 0) {
                double share = tally.shared[wording] / total;
                double back = tally.sharedBack[wording] / totals[wording];
                int owner = owners[wording];
                best[owner] = Math.max(best[owner], 2 * share * back / (share + back));
            }
        }
        return best;
    }

    /// What wordings share with one question.
    private static final class Tally {

        /// The wordings that share a term with it, as far as `size`.
        private final int[] met;

        private int size;

        /// By wording, the number after that of the question's last term that it has.
        private final int[] lastTerm;

        private final float[] shared;
        private final float[] sharedBack;
        private final long[] termsSeen;

        Tally(int wordingCount) {
            met = new int[wordingCount];
            lastTerm = new int[wordingCount];
            shared = new float[wordingCount];
            sharedBack = new float[wordingCount];
            termsSeen = new long[wordingCount];
        }

        /// @param number of the question's term, which comes after all that were added
        /// @param weight its own
        /// @param item wording and term that share a unit with it
        /// @param weightBack of that term
        void add(int number, float weight, int item, float weightBack) {
            int wording = item / MOST_TERMS;
            if (lastTerm[wording] == 0) {
                met[size++] = wording;
            }
            if (lastTerm[wording] != number + 1) {
                lastTerm[wording] = number + 1;
                shared[wording] += weight;
            }
            long bit = 1L << item % MOST_TERMS;
            if ((termsSeen[wording] & bit) == 0) {
                termsSeen[wording] |= bit;
                sharedBack[wording] += weightBack;
            }
        }

        void clear() {
            for (int i = 0; i < size; i++) {
                int wording = met[i];
                lastTerm[wording] = 0;
                shared[wording] = 0;
                sharedBack[wording] = 0;
                termsSeen[wording] = 0;
            }
            size = 0;
        }
    }
}
