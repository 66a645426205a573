package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class PacerTest {

    private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");
    private static final Budget CHAT = new Budget("chat", 1, Duration.ofSeconds(1));
    private static final Budget GROUP = new Budget("group", 20, Duration.ofMinutes(1));
    private static final Budget BOT = new Budget("bot", 30, Duration.ofSeconds(1));

    private Instant now = BEGIN;
    private Duration waited = Duration.ZERO;
    private final Pacer pacer = new Pacer(() -> now, duration -> waited = duration);

    @Test
    void letsAMessageWithoutBudgetsGoAtOnce() throws InterruptedException {
        assertThat(waitFor()).isZero();
    }

    @Test
    void spreadsMessagesThatComeTogether() throws InterruptedException {
        assertThat(waitFor(CHAT)).isZero();
        assertThat(waitFor(CHAT)).isEqualTo(Duration.ofSeconds(1));
        assertThat(waitFor(CHAT)).isEqualTo(Duration.ofSeconds(2));

        now = now.plusSeconds(3);
        assertThat(waitFor(CHAT)).isZero();
    }

    @Test
    void countsWhatLeftBeforeItsTime() throws InterruptedException {
        pacer.count(List.of(CHAT), Duration.ofMillis(400));
        for (int n = 0; n < 19; n++) {
            pacer.count(List.of(GROUP), Duration.ofSeconds(50));
        }

        assertThat(waitFor(CHAT)).isEqualTo(Duration.ofMillis(600));
        assertThat(waitFor(GROUP)).isZero();
        assertThat(waitFor(GROUP)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void letsAsManyGoTogetherAsTheBudgetAllows() throws InterruptedException {
        for (int n = 0; n < 20; n++) {
            assertThat(waitFor(GROUP)).isZero();
        }
        assertThat(waitFor(GROUP)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void doesNotHoldUpOthersThatShareOneBudgetOfAMessageThatWaitsForAnother()
            throws InterruptedException {
        for (int n = 0; n < 100; n++) {
            waitFor(GROUP, BOT);
        }

        assertThat(waitFor(BOT)).as("the bot's budget has room before the group's has").isZero();
    }

    @Test
    void keepsToItsPaceWhenTheClockIsPutBack() throws InterruptedException {
        waitFor(CHAT);
        now = now.minus(Duration.ofHours(1));

        assertThat(waitFor(CHAT)).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(2);
        assertThat(waitFor(CHAT)).isZero();
    }

    @Test
    void remembersWhatIsStillToComeHoweverLongNobodyAsks() throws InterruptedException {
        for (int n = 0; n < 3_600; n++) {
            waitFor(CHAT);
        }
        now = now.plus(Duration.ofMinutes(59));

        assertThat(waitFor(CHAT)).isEqualTo(Duration.ofMinutes(1));
    }

    /// As when the whole process stands still for a while.
    @Test
    void keepsItsDistanceFromWhoWakesLate() throws InterruptedException {
        Pacer sleepy = new Pacer(() -> now, _ -> now = now.plusSeconds(5));
        sleepy.await(List.of(CHAT));
        sleepy.await(List.of(CHAT));
        assertThat(now).as("when the second left").isEqualTo(BEGIN.plusSeconds(5));

        Instant before = now;
        sleepy.await(List.of(CHAT));

        assertThat(now).as("when the third left").isAfterOrEqualTo(before.plusSeconds(1));
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverGoesOverABudgetInAnyPeriodAndNeverWaitsLongerThanItMust(long seed)
            throws InterruptedException {
        Random random = new Random(seed);
        List<Budget> budgets =
                IntStream.range(0, 4)
                        .mapToObj(n ->
                                new Budget(
                                        "budget-" + n,
                                        1 + random.nextInt(4),
                                        Duration.ofMillis(1 + random.nextInt(5_000))))
                        .toList();
        Map<Budget, List<Instant>> taken = new HashMap<>();
        for (int n = 0; n < 60; n++) {
            List<Budget> some = budgets.stream().filter(_ -> random.nextBoolean()).toList();
            Instant moment = now.plus(waitFor(some.toArray(Budget[]::new)));
            assertThat(moment).isEqualTo(earliest(some, taken));
            some.forEach(
                    budget -> taken.computeIfAbsent(budget, _ -> new ArrayList<>()).add(moment));
            now = now.plusMillis(random.nextInt(1_000));
        }
        taken.forEach((budget, moments) ->
                assertThat(moments)
                        .allSatisfy(from ->
                                assertThat(within(moments, from, budget.period()))
                                        .isLessThanOrEqualTo(budget.messages())));
    }

    @Test
    void refusesABudgetThatAllowsNothing() {
        assertThatThrownBy(() -> new Budget("chat", 0, Duration.ofSeconds(1)))
                .hasMessageContaining("budget chat allows 0 messages");
        assertThatThrownBy(() -> new Budget("chat", 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Duration waitFor(Budget... budgets) throws InterruptedException {
        waited = Duration.ZERO;
        pacer.await(List.of(budgets));
        return waited;
    }

    /// Found the plain way: of now, and of all moments at which an earlier message leaves its
    /// period, the first that leaves no period with too many.
    private Instant earliest(List<Budget> budgets, Map<Budget, List<Instant>> taken) {
        List<Instant> candidates = new ArrayList<>(List.of(now));
        budgets.forEach(budget ->
                taken.getOrDefault(budget, List.of()).stream()
                        .map(moment -> moment.plus(budget.period()))
                        .filter(moment -> moment.isAfter(now))
                        .forEach(candidates::add));
        return candidates.stream()
                .sorted()
                .filter(candidate ->
                        budgets.stream()
                                .allMatch(budget ->
                                        hasRoom(
                                                taken.getOrDefault(budget, List.of()),
                                                candidate,
                                                budget)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean hasRoom(List<Instant> moments, Instant candidate, Budget budget) {
        List<Instant> all = new ArrayList<>(moments);
        all.add(candidate);
        return all.stream()
                .allMatch(from -> within(all, from, budget.period()) <= budget.messages());
    }

    private static long within(List<Instant> moments, Instant from, Duration period) {
        return moments.stream()
                .filter(moment -> !moment.isBefore(from) && moment.isBefore(from.plus(period)))
                .count();
    }
}
