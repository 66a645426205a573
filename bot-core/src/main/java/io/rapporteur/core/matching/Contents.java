package io.rapporteur.core.matching;

import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each passage speaks of, in all its texts, and how rare that is.
final class Contents {

    /// The weight of a word that the pack does not have. It may be what a near miss turns on
    /// ("licence plate"), or a turn of phrase, so it weighs less than the rarest known word (6 to 7
    /// in a pack of 500 passages).
    private static final double UNKNOWN = 4;

    private final Postings passagesByUnit;
    private final double[] rarity;
    private final Map<String, BitSet> passagesByName;
    private final Map<String, BitSet> passagesByNumber;
    private final int passageCount;

    /// @param readings of all texts
    /// @param owners the passage of each
    Contents(List<Reading> readings, int[] owners, int passageCount, int unitCount) {
        this.passageCount = passageCount;
        this.passagesByUnit = passagesByUnit(readings, byOwner(owners), unitCount);
        this.passagesByName = new HashMap<>();
        this.passagesByNumber = new HashMap<>();
        for (int i = 0; i < owners.length; i++) {
            int owner = owners[i];
            readings.get(i).names().forEach(name -> add(passagesByName, name, owner));
            readings.get(i).numbers().forEach(number -> add(passagesByNumber, number, owner));
        }
        this.rarity = new double[unitCount];
        for (int unit = 0; unit < unitCount; unit++) {
            rarity[unit] = rarity(passagesByUnit.count(unit));
        }
    }

    private Contents(
            Postings passagesByUnit,
            double[] rarity,
            Map<String, BitSet> passagesByName,
            Map<String, BitSet> passagesByNumber,
            int passageCount) {
        this.passagesByUnit = passagesByUnit;
        this.rarity = rarity;
        this.passagesByName = passagesByName;
        this.passagesByNumber = passagesByNumber;
        this.passageCount = passageCount;
    }

    static Contents read(FormReader in) {
        return new Contents(
                Postings.read(in), in.doubles(), passages(in), passages(in), in.number());
    }

    private static Map<String, BitSet> passages(FormReader in) {
        Map<String, BitSet> passages = new HashMap<>();
        in.list(() -> passages.put(in.text(), BitSet.valueOf(in.longs())));
        return passages;
    }

    void write(FormWriter out) {
        passagesByUnit.write(out);
        out.doubles(rarity);
        write(out, passagesByName);
        write(out, passagesByNumber);
        out.number(passageCount);
    }

    private static void write(FormWriter out, Map<String, BitSet> passages) {
        out.list(
                passages.entrySet(),
                entry -> {
                    out.text(entry.getKey());
                    out.longs(entry.getValue().toLongArray());
                });
    }

    private Postings byOwner(int[] owners) {
        Postings.Builder texts = new Postings.Builder();
        for (int i = 0; i < owners.length; i++) {
            texts.add(owners[i], i, 1);
        }
        return texts.build(passageCount);
    }

    /// Each passage once for a unit.
    private Postings passagesByUnit(List<Reading> readings, Postings byOwner, int unitCount) {
        Postings.Builder passages = new Postings.Builder();
        int[] lastOwner = new int[unitCount];
        for (int owner = 0; owner < passageCount; owner++) {
            for (int place = byOwner.from(owner); place < byOwner.to(owner); place++) {
                for (Term term : readings.get(byOwner.item(place)).terms()) {
                    for (int i = 0; i < term.size(); i++) {
                        if (lastOwner[term.unit(i)] != owner + 1) {
                            lastOwner[term.unit(i)] = owner + 1;
                            passages.add(term.unit(i), owner, 1);
                        }
                    }
                }
            }
        }
        return passages.build(unitCount);
    }

    private static void add(Map<String, BitSet> passages, String key, int passage) {
        passages.computeIfAbsent(key, _ -> new BitSet()).set(passage);
    }

    /// The inverse document frequency of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
    /// Framework: BM25 and Beyond", 2009), which is positive: `ln(1 + (N - n + 0.5) / (n + 0.5))`.
    private double rarity(int having) {
        return Math.log(1 + (passageCount - having + 0.5) / (having + 0.5));
    }

    /// How much a term says: the rarity of the commonest of its units.
    double weight(Term term) {
        if (term.isUnknown()) {
            return UNKNOWN;
        }
        double weight = Double.POSITIVE_INFINITY;
        for (int i = 0; i < term.size(); i++) {
            weight = Math.min(weight, rarity[term.unit(i)]);
        }
        return weight;
    }

    /// By passage: the weight of the question's terms that it has nothing of.
    double[] missing(Reading question) {
        double[] missing = new double[passageCount];
        int[] lastTerm = new int[passageCount];
        double total = 0;
        for (int number = 0; number < question.terms().size(); number++) {
            Term term = question.terms().get(number);
            double weight = weight(term);
            total += weight;
            for (int i = 0; i < term.size(); i++) {
                int unit = term.unit(i);
                for (int p = passagesByUnit.from(unit); p < passagesByUnit.to(unit); p++) {
                    int passage = passagesByUnit.item(p);
                    if (lastTerm[passage] != number + 1) {
                        lastTerm[passage] = number + 1;
                        missing[passage] -= weight;
                    }
                }
            }
        }
        for (int passage = 0; passage < passageCount; passage++) {
            missing[passage] = Math.max(0, missing[passage] + total);
        }
        return missing;
    }

    boolean hasName(int passage, String name) {
        return has(passagesByName.get(name), passage);
    }

    boolean hasNumber(int passage, String number) {
        return has(passagesByNumber.get(number), passage);
    }

    private static boolean has(@Nullable BitSet passages, int passage) {
        return passages != null && passages.get(passage);
    }

    /// In [0, 1]: 1 for a name that no passage has, near 0 for one that most have.
    double nameRarity(String name) {
        BitSet passages = passagesByName.get(name);
        int having = passages == null ? 0 : passages.cardinality();
        return Math.log((1.0 + passageCount) / (1.0 + having)) / Math.log(1.0 + passageCount);
    }
}
