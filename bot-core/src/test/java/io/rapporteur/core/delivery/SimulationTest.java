package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The promise of [Delivery], held against everything that can go wrong in a [Simulation].
///
/// How far to go, and from which seed on: `-Drapporteur.steps=1000000 -Drapporteur.seed=7`;
/// docs/delivery.md tells what was seen.
@Timeout(36_000)
class SimulationTest {

    private static final long FIRST = Long.getLong("rapporteur.seed", 1);
    private static final long STEPS = Long.getLong("rapporteur.steps", 1_350_000);

    @Test
    void aSeedReplaysARunExactly() {
        assertThat(Simulation.run(FIRST)).isEqualTo(Simulation.run(FIRST));
    }

    @Test
    void seedsDiffer() {
        assertThat(LongStream.range(0, 10).map(seed -> Simulation.run(seed).hash()).distinct())
                .hasSize(10);
    }

    @Test
    void thePromiseIsKeptWhateverGoesWrong() {
        long began = System.nanoTime();
        long steps = 0;
        long questions = 0;
        long repeats = 0;
        long seed = FIRST;
        Map<String, Integer> mischief = new TreeMap<>();
        for (; steps < STEPS; seed++) {
            Simulation.Seen seen = Simulation.run(seed);
            assertThat(seen.broken()).as("seed %d", seed).isEmpty();
            steps += seen.steps();
            questions += seen.questions();
            repeats += seen.repeats();
            seen.mischief().forEach((what, times) -> mischief.merge(what, times, Integer::sum));
        }
        System.out.printf(
                "seeds %d to %d, %d steps, %d questions, %d repeats, %d s; %s%n",
                FIRST,
                seed - 1,
                steps,
                questions,
                repeats,
                (System.nanoTime() - began) / 1_000_000_000,
                mischief);
        assertThat(mischief).containsKeys(everything());
    }

    /// Every kind of mischief that a simulation knows: one that never came would show nothing.
    private static String[] everything() {
        Stream<String> aroundWrites =
                Stream.of(
                                "keep",
                                "finishTurn",
                                "finishByForgetting",
                                "beginTry",
                                "takeBackTry",
                                "sent",
                                "giveUp",
                                "setAside")
                        .flatMap(step ->
                                Stream.of("disk fails before " + step, "disk fails after " + step));
        Stream<String> others =
                Stream.of(
                        "clock jumps",
                        "delivery lost",
                        "delivery repeated",
                        "disk full",
                        "failed start",
                        "graceful stop",
                        "not kept",
                        "notice of a flood",
                        "pause",
                        "power cut",
                        "send DOWN",
                        "send LOST",
                        "send REFUSED",
                        "send SHOWN_WITHOUT_ANSWER",
                        "send TOO_MANY");
        return Stream.concat(aroundWrites, others).toArray(String[]::new);
    }
}
