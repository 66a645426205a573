package io.rapporteur.core.matching;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.encoding.VectorBlock;
import io.rapporteur.core.encoding.Vectors;
import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What one encoder makes of a pack: the vectors of its wordings and statements, passage by
/// passage, and what tells the passages apart.
final class SentenceIndex {

    /// Nearest wordings are looked for in the passages whose means are nearest.
    private static final int SEARCHED = 100;

    /// A log probability below this says no more than "no".
    private static final double LEAST_LOG_PROBABILITY = -20;

    /// What answerable questions have against being unanswered, in the middle.
    private static final double USUAL_LOG_ODDS = 7;

    private static final double MOST_LOG_ODDS = 20;

    /// By so many numbers of its vector it is known well enough which passage an unanswered
    /// question lies near.
    private static final int FEW_DIMENSIONS = 64;

    /// Of so many wordings it is looked how near unanswered questions come, to know what is usual.
    private static final int SAMPLED_WORDINGS = 200;

    private final SentenceEncoder encoder;

    /// By passage, the vectors of its wordings, then those of its statements, then those of the
    /// questions without an answer that lie nearest to its mean.
    private final List<VectorBlock> texts;

    /// By passage.
    private final int[] wordingCounts;

    private final int[] statementCounts;

    private final VectorBlock means;
    private final LinearHead head;
    private final float[] wordingMean;

    /// The greatest cosine of a wording with an unanswered question, on average.
    private final double usualUnanswered;

    /// Empty if no unanswered question is known, or no wording.
    private final Optional<float[]> unansweredMean;

    private final ToDoubleFunction<float[]> likeUnanswered;

    SentenceIndex(SentenceEncoder encoder, Corpus corpus) {
        this.encoder = encoder;
        List<VectorBlock> wordings = vectors(corpus.wordings(), corpus);
        List<VectorBlock> statements = vectors(corpus.statements(), corpus);
        this.wordingCounts = wordings.stream().mapToInt(VectorBlock::size).toArray();
        this.statementCounts = statements.stream().mapToInt(VectorBlock::size).toArray();
        float[][] means =
                wordings.stream().map(block -> mean(List.of(block))).toArray(float[][]::new);
        this.head = LinearHead.of(wordings, means, encoder.dimensions());
        Arrays.stream(means).forEach(Vectors::toUnitLength);
        this.means = VectorBlock.of(means, encoder.dimensions());
        this.wordingMean = mean(wordings);
        List<VectorBlock> unanswered =
                byPassage(
                        corpus.unanswered(),
                        VectorBlock.of(means, Math.min(FEW_DIMENSIONS, encoder.dimensions())));
        this.usualUnanswered = usual(wordings, unanswered);
        this.unansweredMean =
                VectorBlock.count(wordings) == 0 || VectorBlock.count(unanswered) == 0
                        ? Optional.empty()
                        : Optional.of(mean(unanswered));
        this.likeUnanswered = comparison();
        this.texts =
                IntStream.range(0, means.length)
                        .mapToObj(passage ->
                                VectorBlock.joined(
                                        List.of(
                                                wordings.get(passage),
                                                statements.get(passage),
                                                unanswered.get(passage))))
                        .toList();
    }

    private SentenceIndex(SentenceEncoder encoder, FormReader in) {
        this.encoder = encoder;
        this.texts = in.list(() -> VectorBlock.read(in));
        this.wordingCounts = in.ints();
        this.statementCounts = in.ints();
        this.means = VectorBlock.read(in);
        this.head = LinearHead.read(in);
        this.wordingMean = in.floats();
        this.usualUnanswered = in.decimal();
        this.unansweredMean = in.optional(in::floats);
        this.likeUnanswered = comparison();
    }

    /// @param encoder of the same version as the one that wrote
    static SentenceIndex read(FormReader in, SentenceEncoder encoder) {
        return new SentenceIndex(encoder, in);
    }

    void write(FormWriter out) {
        out.list(texts, block -> block.write(out));
        out.ints(wordingCounts);
        out.ints(statementCounts);
        means.write(out);
        head.write(out);
        out.floats(wordingMean);
        out.decimal(usualUnanswered);
        out.optional(unansweredMean, out::floats);
    }

    SentenceEncoder encoder() {
        return encoder;
    }

    private VectorBlock block(Stream<float[]> vectors) {
        return VectorBlock.of(vectors.toArray(float[][]::new), encoder.dimensions());
    }

    /// @return by passage, the vectors of those of its `texts` that have words and are in a
    ///   language that the encoder reads
    private List<VectorBlock> vectors(List<Corpus.Text> texts, Corpus corpus) {
        Map<Integer, List<Corpus.Text>> byPassage =
                texts.stream()
                        .filter(text -> encoder.reads(text.language()))
                        .filter(text -> !text.words().isEmpty())
                        .collect(Collectors.groupingBy(Corpus.Text::owner));
        return IntStream.range(0, corpus.passages().size())
                .parallel()
                .mapToObj(passage -> byPassage.getOrDefault(passage, List.of()))
                .map(own -> block(own.stream().map(text -> encoder.encodeStored(text.text()))))
                .toList();
    }

    /// @return by passage, the vectors of those `questions` that its mean is the nearest to
    private List<VectorBlock> byPassage(List<String> questions, VectorBlock means) {
        Map<Integer, List<float[]>> byPassage =
                questions.parallelStream()
                        .map(encoder::encodeStored)
                        .collect(
                                Collectors.groupingBy(
                                        vector -> Greatest.places(means.dots(vector), 1)[0]));
        return IntStream.range(0, means.size())
                .mapToObj(passage -> block(byPassage.getOrDefault(passage, List.of()).stream()))
                .toList();
    }

    private static int[] searched(double[] meanCosines) {
        return Greatest.places(meanCosines, SEARCHED);
    }

    /// Of all vectors; zeros if there is none.
    private float[] mean(List<VectorBlock> blocks) {
        float share = 1f / VectorBlock.count(blocks);
        float[] mean = new float[encoder.dimensions()];
        blocks.stream()
                .flatMap(VectorBlock::vectors)
                .forEachOrdered(vector -> {
                    for (int i = 0; i < mean.length; i++) {
                        mean[i] += share * vector[i];
                    }
                });
        return mean;
    }

    /// The greatest cosine with an unanswered question, on average over some wordings from all over
    /// the pack; 0 if there is none of either.
    private double usual(List<VectorBlock> wordings, List<VectorBlock> unanswered) {
        int step = Math.ceilDiv(Math.max(1, VectorBlock.count(wordings)), SAMPLED_WORDINGS);
        AtomicInteger seen = new AtomicInteger();
        List<float[]> sample =
                wordings.stream()
                        .flatMap(block ->
                                IntStream.range(0, block.size())
                                        .filter(_ -> seen.getAndIncrement() % step == 0)
                                        .mapToObj(block::vector))
                        .toList();
        double[] greatest =
                sample.parallelStream()
                        .mapToDouble(wording ->
                                Arrays.stream(searched(means.dots(wording)))
                                        .mapToObj(unanswered::get)
                                        .flatMapToDouble(
                                                block -> Arrays.stream(block.dots(wording)))
                                        .reduce(0, Math::max))
                        .toArray();
        return Arrays.stream(greatest).average().orElse(0);
    }

    /// Compares a question with the pack. For use by one thread.
    ///
    /// @param question what the encoder makes of it
    Likeness likeness(float[] question) {
        return new Likeness(question);
    }

    /// How like a question is to what the pack has; every number is by passage, in [0, 1].
    final class Likeness {

        private final float[] question;
        private final double[] meanCosines;

        /// The passages whose wordings and statements are looked at one by one.
        private final int[] searched;

        private final double[] nearestWording = new double[means.size()];
        private final double[] nearestStatement = new double[means.size()];
        private double greatestUnanswered;
        private boolean isCompared;

        private Likeness(float[] question) {
            this.question = question;
            this.meanCosines =
                    Arrays.stream(means.dots(question)).map(dot -> Math.clamp(dot, 0, 1)).toArray();
            this.searched = searched(meanCosines);
        }

        /// The cosine with the mean of its wordings.
        double[] mean() {
            return meanCosines;
        }

        /// The greatest cosine with one of its wordings.
        double[] nearestWording() {
            compare();
            return nearestWording;
        }

        /// The greatest cosine with one of its statements; if it has none, what is usual among the
        /// others.
        double[] nearestStatement() {
            compare();
            return nearestStatement;
        }

        /// How much nearer than usual the nearest question lies that is known to have no answer:
        /// its cosine, less what that is for the pack's wordings on average, so that it hardly
        /// depends on how many are known. In [-1, 1]; 0 if none is known. Those are looked at that
        /// lie with the passages that are searched.
        double nearestUnanswered() {
            return unansweredMean.isEmpty() ? 0 : greatestUnanswered() - usualUnanswered;
        }

        private double greatestUnanswered() {
            compare();
            return greatestUnanswered;
        }

        /// Most questions are compared for all; one that is a stored wording, for none.
        private void compare() {
            if (isCompared) {
                return;
            }
            for (int passage : searched) {
                double[] dots = texts.get(passage).dots(question);
                int wordingCount = wordingCounts[passage];
                nearestWording[passage] = greatest(dots, 0, wordingCount);
                int textCount = wordingCount + statementCounts[passage];
                nearestStatement[passage] = greatest(dots, wordingCount, textCount);
                greatestUnanswered =
                        Math.max(greatestUnanswered, greatest(dots, textCount, dots.length));
            }
            stateTheUsual();
            isCompared = true;
        }

        /// A passage that states nothing, as small talk does, is neither nearer nor farther for
        /// that than others are in the middle.
        private void stateTheUsual() {
            double usual =
                    Arrays.stream(searched)
                            .filter(passage -> statementCounts[passage] > 0)
                            .mapToDouble(passage -> nearestStatement[passage])
                            .average()
                            .orElse(0);
            Arrays.stream(searched)
                    .filter(passage -> statementCounts[passage] == 0)
                    .forEach(passage -> nearestStatement[passage] = usual);
        }

        private static double greatest(double[] cosines, int from, int to) {
            double greatest = 0;
            for (int i = from; i < to; i++) {
                greatest = Math.max(greatest, cosines[i]);
            }
            return Math.min(1, greatest);
        }

        /// Its log probability by the [LinearHead], drawn to [0, 1].
        double[] head() {
            if (Vectors.dot(question, question) == 0) {
                return new double[means.size()];
            }
            double[] scores = head.logProbabilities(question);
            for (int passage = 0; passage < scores.length; passage++) {
                scores[passage] = Math.max(0, 1 - scores[passage] / LEAST_LOG_PROBABILITY);
            }
            return scores;
        }
    }

    /// How much a question resembles those that the pack does not answer, more than those it does:
    /// log odds, in [0, 20]. 0 for the usual question that has an answer, and if no unanswered ones
    /// are known.
    ///
    /// @param question what the encoder makes of it
    double likeUnanswered(float[] question) {
        return Math.clamp(
                likeUnanswered.applyAsDouble(question) + USUAL_LOG_ODDS, 0, MOST_LOG_ODDS);
    }

    private ToDoubleFunction<float[]> comparison() {
        return unansweredMean
                .map(mean -> head.between(mean, wordingMean))
                .orElse(_ -> -USUAL_LOG_ODDS);
    }
}
