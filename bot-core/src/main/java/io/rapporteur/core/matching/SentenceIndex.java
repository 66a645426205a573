package io.rapporteur.core.matching;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.encoding.VectorBlock;
import io.rapporteur.core.encoding.Vectors;
import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToDoubleFunction;
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

    /// Of so many wordings it is looked how near unanswered questions come, to know what is usual.
    private static final int SAMPLED_WORDINGS = 200;

    private final SentenceEncoder encoder;
    private final Rows wordings;
    private final Rows statements;

    /// Questions without an answer, each with the passage whose mean is nearest.
    private final Rows unanswered;

    /// By passage, the vectors of its wordings, then those of its statements, then those of the
    /// unanswered questions that lie with it; made when a question first comes near it.
    private final AtomicReferenceArray<VectorBlock> texts;

    private final VectorBlock means;
    private final LinearHead head;
    private final float[] wordingMean;

    /// The greatest cosine of a wording with an unanswered question, on average.
    private final double usualUnanswered;

    private final Optional<float[]> unansweredMean;
    private final ToDoubleFunction<float[]> likeUnanswered;

    SentenceIndex(SentenceEncoder encoder, Corpus corpus) {
        this.encoder = encoder;
        int passageCount = corpus.passages().size();
        Encoded encoded = Encoded.of(encoder, corpus.wordings(), passageCount);
        this.wordings = encoded.rows(encoder.dimensions());
        this.statements =
                Encoded.of(encoder, corpus.statements(), passageCount).rows(encoder.dimensions());
        this.texts = new AtomicReferenceArray<>(passageCount);
        float[][] means = encoded.means(encoder.dimensions());
        this.head = LinearHead.of(encoded.vectors, encoded.owners, means, encoder.dimensions());
        Arrays.stream(means).forEach(Vectors::toUnitLength);
        this.means = VectorBlock.of(means, encoder.dimensions());
        this.wordingMean = mean(encoded.vectors);
        Encoded unanswered = Encoded.nearest(encoder, corpus.unanswered(), this.means);
        this.unanswered = unanswered.rows(encoder.dimensions());
        this.usualUnanswered = usual(encoded.vectors, unanswered.vectors);
        this.unansweredMean =
                encoded.vectors.length == 0 || unanswered.vectors.length == 0
                        ? Optional.empty()
                        : Optional.of(mean(unanswered.vectors));
        this.likeUnanswered = comparison();
    }

    private SentenceIndex(SentenceEncoder encoder, FormReader in) {
        this.encoder = encoder;
        this.wordings = Rows.read(in, encoder.dimensions());
        this.statements = Rows.read(in, encoder.dimensions());
        this.means = VectorBlock.read(in);
        this.texts = new AtomicReferenceArray<>(means.size());
        this.head = LinearHead.read(in);
        this.wordingMean = in.floats();
        this.unanswered = Rows.read(in, encoder.dimensions());
        this.usualUnanswered = in.decimal();
        this.unansweredMean = in.optional(in::floats);
        this.likeUnanswered = comparison();
    }

    /// @param encoder of the same version as the one that wrote
    static SentenceIndex read(FormReader in, SentenceEncoder encoder) {
        return new SentenceIndex(encoder, in);
    }

    void write(FormWriter out) {
        wordings.write(out);
        statements.write(out);
        means.write(out);
        head.write(out);
        out.floats(wordingMean);
        unanswered.write(out);
        out.decimal(usualUnanswered);
        out.optional(unansweredMean, out::floats);
    }

    SentenceEncoder encoder() {
        return encoder;
    }

    private VectorBlock texts(int passage) {
        VectorBlock known = texts.get(passage);
        if (known != null) {
            return known;
        }
        float[][] vectors =
                Stream.of(wordings, statements, unanswered)
                        .flatMap(rows -> rows.of(passage))
                        .toArray(float[][]::new);
        VectorBlock block = VectorBlock.of(vectors, encoder.dimensions());
        texts.set(passage, block);
        return block;
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
                    Arrays.stream(means.dots(question)).map(dot -> Math.max(0, dot)).toArray();
            this.searched = Greatest.places(meanCosines, SEARCHED);
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
            return unanswered.size() == 0 ? 0 : greatestUnanswered() - usualUnanswered;
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
                double[] dots = texts(passage).dots(question);
                int wordingCount = wordings.count(passage);
                nearestWording[passage] = greatest(dots, 0, wordingCount);
                int textCount = wordingCount + statements.count(passage);
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
                            .filter(passage -> statements.count(passage) > 0)
                            .mapToDouble(passage -> nearestStatement[passage])
                            .average()
                            .orElse(0);
            Arrays.stream(searched)
                    .filter(passage -> statements.count(passage) == 0)
                    .forEach(passage -> nearestStatement[passage] = usual);
        }

        private static double greatest(double[] cosines, int from, int to) {
            double greatest = 0;
            for (int i = from; i < to; i++) {
                greatest = Math.max(greatest, cosines[i]);
            }
            return greatest;
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

    /// The greatest cosine with an unanswered question, on average over some wordings from all over
    /// the pack; 0 if there is no unanswered one.
    private static double usual(float[][] wordings, float[][] unanswered) {
        int step = Math.ceilDiv(Math.max(1, wordings.length), SAMPLED_WORDINGS);
        return IntStream.iterate(0, i -> i < wordings.length, i -> i + step)
                .parallel()
                .mapToDouble(i ->
                        Arrays.stream(unanswered)
                                .mapToDouble(other -> Vectors.dot(wordings[i], other))
                                .reduce(0, Math::max))
                .average()
                .orElse(0);
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

    private float[] mean(float[][] vectors) {
        float[] mean = new float[encoder.dimensions()];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.length;
            }
        }
        return mean;
    }

    /// Vectors in the order of their passages, as one long row of numbers, which may lie in a file.
    private static final class Rows {

        private final FloatBuffer numbers;
        private final int dimensions;

        /// By passage, its first vector; the last number is that of all vectors.
        private final int[] from;

        private Rows(FloatBuffer numbers, int dimensions, int[] from) {
            this.numbers = numbers;
            this.dimensions = dimensions;
            this.from = from;
        }

        static Rows read(FormReader in, int dimensions) {
            return new Rows(in.floatsInPlace(), dimensions, in.ints());
        }

        void write(FormWriter out) {
            out.floats(numbers);
            out.ints(from);
        }

        int size() {
            return from[from.length - 1];
        }

        int count(int passage) {
            return from[passage + 1] - from[passage];
        }

        Stream<float[]> of(int passage) {
            return IntStream.range(from[passage], from[passage + 1]).mapToObj(this::vector);
        }

        private float[] vector(int number) {
            float[] vector = new float[dimensions];
            numbers.get(number * dimensions, vector);
            return vector;
        }
    }

    /// What an encoder makes of texts that stand in the order of their passages.
    private static final class Encoded {

        private final float[][] vectors;
        private final int[] owners;

        /// By passage, its first vector; the last number is that of all vectors.
        private final int[] from;

        private Encoded(float[][] vectors, int[] owners, int[] from) {
            this.vectors = vectors;
            this.owners = owners;
            this.from = from;
        }

        static Encoded of(SentenceEncoder encoder, List<Corpus.Text> texts, int passageCount) {
            List<Corpus.Text> read =
                    texts.stream()
                            .filter(text -> encoder.reads(text.language()))
                            .filter(text -> !text.words().isEmpty())
                            .toList();
            float[][] vectors =
                    read.parallelStream()
                            .map(text -> encoder.encodeStored(text.text()))
                            .toArray(float[][]::new);
            return of(vectors, read.stream().mapToInt(Corpus.Text::owner).toArray(), passageCount);
        }

        /// Each text with the passage whose mean is nearest, in whose order they then stand.
        static Encoded nearest(SentenceEncoder encoder, List<String> texts, VectorBlock means) {
            float[][] vectors =
                    texts.parallelStream().map(encoder::encodeStored).toArray(float[][]::new);
            int[] nearest =
                    Arrays.stream(vectors)
                            .parallel()
                            .mapToInt(vector -> Greatest.places(means.dots(vector), 1)[0])
                            .toArray();
            int[] order =
                    IntStream.range(0, nearest.length)
                            .boxed()
                            .sorted(Comparator.comparingInt(text -> nearest[text]))
                            .mapToInt(Integer::intValue)
                            .toArray();
            return of(
                    Arrays.stream(order).mapToObj(text -> vectors[text]).toArray(float[][]::new),
                    Arrays.stream(order).map(text -> nearest[text]).toArray(),
                    means.size());
        }

        /// @param owners in order
        private static Encoded of(float[][] vectors, int[] owners, int passageCount) {
            int[] from = new int[passageCount + 1];
            for (int owner : owners) {
                from[owner + 1]++;
            }
            for (int passage = 0; passage < passageCount; passage++) {
                from[passage + 1] += from[passage];
            }
            return new Encoded(vectors, owners, from);
        }

        Rows rows(int dimensions) {
            FloatBuffer numbers = FloatBuffer.allocate(vectors.length * dimensions);
            for (float[] vector : vectors) {
                numbers.put(vector);
            }
            return new Rows(numbers.rewind(), dimensions, from);
        }

        /// By passage; zeros for one without a vector.
        float[][] means(int dimensions) {
            float[][] means = new float[from.length - 1][dimensions];
            for (int row = 0; row < owners.length; row++) {
                float[] mean = means[owners[row]];
                float share = 1f / (from[owners[row] + 1] - from[owners[row]]);
                for (int i = 0; i < dimensions; i++) {
                    mean[i] += share * vectors[row][i];
                }
            }
            return means;
        }
    }
}
