package io.rapporteur.training;

import io.rapporteur.core.encoding.StaticTable;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Teaches a table the lessons of a curriculum.
///
/// All chance comes from the seed and every sum is taken in one order, however many threads work:
/// the same curriculum and plan give the same table.
final class Trainer {

    private static final float RATE = 2e-3f;
    private static final float LAST_RATE = 0.05f;
    private static final double MISSED = 0.3;

    /// @param passes over the curriculum
    /// @param batch sentences learnt at a time
    record Plan(int bits, int dimensions, int passes, int batch, long seed) {}

    private final Plan plan;
    private final List<float[]> targets;
    private final Weights weights;

    private Trainer(Plan plan, List<float[]> targets) {
        this.plan = plan;
        this.targets = targets;
        this.weights = new Weights(plan.bits, plan.dimensions, plan.seed);
    }

    static StaticTable train(Curriculum curriculum, Plan plan) {
        PrincipalComponents components =
                PrincipalComponents.of(curriculum.targets(), plan.dimensions);
        List<float[]> targets =
                curriculum.targets().parallelStream().map(components::project).toList();
        Trainer trainer = new Trainer(plan, targets);
        for (int pass = 0; pass < plan.passes; pass++) {
            trainer.pass(pass, curriculum.pass(plan.seed + pass));
        }
        return trainer.weights.toTable();
    }

    private void pass(int pass, List<Lesson> lessons) {
        double sum = 0;
        int batches = lessons.size() / plan.batch;
        for (int i = 0; i < batches; i++) {
            double done = (pass + (double) i / batches) / plan.passes;
            float rate = RATE * Math.max(LAST_RATE, (float) (1 - done));
            long seed = (plan.seed << 40) + ((long) pass << 32) + i;
            sum += learn(lessons.subList(i * plan.batch, (i + 1) * plan.batch), rate, seed);
        }
        System.out.printf(
                "pass %d: %d lessons, cosine with the teacher %.3f%n",
                pass + 1, batches * plan.batch, sum / batches);
    }

    /// Learns one batch; the mean cosine with the teacher before it did.
    private double learn(List<Lesson> lessons, float rate, long seed) {
        Loss loss =
                new Loss(
                        lessons.stream().mapToInt(Lesson::target).toArray(),
                        lessons.stream()
                                .map(lesson -> targets.get(lesson.target()))
                                .toArray(float[][]::new));
        Features[] features = new Features[lessons.size()];
        Pull[] pulls = new Pull[lessons.size()];
        IntStream.range(0, lessons.size())
                .parallel()
                .forEach(i -> {
                    SplittableRandom random = new SplittableRandom(seed * 8191 + i);
                    String text = Noise.on(lessons.get(i).text(), random);
                    features[i] = Features.of(text, plan.bits, MISSED, random);
                    pulls[i] = loss.on(i, weights.sum(features[i]));
                });
        move(features, pulls, rate);
        return Arrays.stream(pulls).mapToDouble(Pull::cosine).average().orElse(0);
    }

    private void move(Features[] features, Pull[] pulls, float rate) {
        weights.nextStep();
        Batch batch = Batch.of(features, weights.rowCount());
        IntStream.range(0, batch.rowCount())
                .parallel()
                .forEach(place -> {
                    float[] gradient = new float[plan.dimensions];
                    batch.uses(
                            place,
                            (sentence, weight) ->
                                    pulls[sentence].addTo(gradient, weight / pulls.length));
                    weights.move(batch.row(place), gradient, rate);
                });
    }
}
