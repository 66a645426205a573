package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.delivery.RecordingPlatform.Reaction;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Utterance;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The promise of [Delivery], held against many interleavings of everything that can go wrong: the
/// journal fails before or after it wrote, the power is cut, platforms refuse, postpone, show
/// without saying so, replies can not be rendered, updates come twice.
///
/// Here real threads run side by side, as fast as they can: a seed draws the mishaps, and how the
/// threads take turns at drawing is up to the machine. [SimulationTest] goes further, one step at a
/// time.
@Timeout(120)
class DeliveryPromiseTest {

    private static final int SEEDS = 40;
    private static final int UTTERANCES = 8;
    private static final List<ConversationId> CONVERSATIONS =
            List.of(
                    House.telegram("anne"),
                    House.telegram("basma"),
                    House.telegram("chloe"),
                    House.slack("diego"),
                    House.slack("eve"));

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyUtteranceGetsOneOutcomeInOrderAndOnlyUnknownOutcomesRepeat(long seed) {
        Mishaps mishaps = new Mishaps(seed);
        try (House house = new House(mishaps::at)) {
            Stream.of(house.telegram, house.slack).forEach(mishaps::befall);
            say(house, mishaps);
            mishaps.end();
            finish(house, mishaps);

            assertThat(house.journal.unfinished()).as("nothing is left").isEmpty();
            assertThat(house.journal.keptKeys()).hasSize(CONVERSATIONS.size() * UTTERANCES);
            for (ConversationId conversation : CONVERSATIONS) {
                RecordingPlatform platform = platform(house, conversation);
                List<String> expected = payloads(conversation, platform, house);
                everyMessageHasAnOutcome(expected, platform, house.journal);
                onlyUnknownOutcomesRepeat(expected, platform, mishaps);
                messagesComeInOrder(expected, conversation, platform);
            }
            repeatsAreCounted(house);
        }
    }

    /// Delivers every utterance until it is acknowledged, some twice, in small batches, while lanes
    /// run; starts the process anew whenever the power was cut.
    private static void say(House house, Mishaps mishaps) {
        for (int n = 1; n <= UTTERANCES; n++) {
            for (ConversationId conversation : CONVERSATIONS) {
                Utterance utterance = House.utterance(conversation, key(conversation, n));
                List<Utterance> batch =
                        mishaps.happens(15) ? List.of(utterance, utterance) : List.of(utterance);
                keepUntilAcknowledged(house, batch, mishaps);
                if (mishaps.happens(20)) {
                    house.time.passToNextWaking();
                }
            }
        }
    }

    private static void keepUntilAcknowledged(House house, List<Utterance> batch, Mishaps mishaps) {
        while (true) {
            try {
                house.delivery.keep(batch);
                return;
            } catch (JournalException _) {
                if (house.run.isPowerless()) {
                    restart(house, mishaps);
                }
            }
        }
    }

    /// Starts the process anew, again and again if the journal fails at the start too: what runs it
    /// (a container engine) does the same.
    private static void restart(House house, Mishaps mishaps) {
        while (true) {
            house.close();
            mishaps.countInFlight();
            try {
                house.restart(mishaps::at);
                return;
            } catch (JournalException _) {
                // The next start finds the journal as this one left it.
            }
        }
    }

    private static void finish(House house, Mishaps mishaps) {
        house.settle(() -> house.delivery.atWork() == 0 || house.run.isPowerless());
        house.close();
        mishaps.countInFlight();
        house.restart(Run.Disturbance.NONE);
        house.settle();
    }

    private static void everyMessageHasAnOutcome(
            List<String> expected, RecordingPlatform platform, InMemoryJournal journal) {
        for (String payload : expected) {
            boolean wasShown = platform.shown().contains(payload);
            boolean wasGivenUp = journal.givenUp().containsKey(payload);
            assertThat(wasShown || wasGivenUp).as("%s has an outcome", payload).isTrue();
        }
    }

    private static void onlyUnknownOutcomesRepeat(
            List<String> expected, RecordingPlatform platform, Mishaps mishaps) {
        for (String payload : expected) {
            long shown = platform.shown().stream().filter(payload::equals).count();
            assertThat(shown)
                    .as("%s is shown once, or again after an unknown outcome", payload)
                    .isLessThanOrEqualTo(1 + mishaps.unknownOutcomes(payload));
        }
    }

    private static void messagesComeInOrder(
            List<String> expected, ConversationId conversation, RecordingPlatform platform) {
        List<Integer> places =
                platform.shown().stream()
                        .filter(payload -> payload.startsWith(conversation.value() + "-"))
                        .map(expected::indexOf)
                        .toList();
        assertThat(places).as("nothing else is shown").doesNotContain(-1);
        assertThat(places).as("the order in %s", conversation).isSorted();
    }

    private static void repeatsAreCounted(House house) {
        for (RecordingPlatform platform : List.of(house.telegram, house.slack)) {
            long repeats = platform.shown().size() - platform.shown().stream().distinct().count();
            assertThat(house.insight.of("retried " + platform.name() + " uncertain"))
                    .isGreaterThanOrEqualTo((int) repeats);
        }
    }

    private static RecordingPlatform platform(House house, ConversationId conversation) {
        return conversation.platform().equals("telegram") ? house.telegram : house.slack;
    }

    private static String key(ConversationId conversation, int n) {
        return conversation.value() + "-" + n;
    }

    /// What a conversation is to be shown, set aside or not, in order.
    private static List<String> payloads(
            ConversationId conversation, RecordingPlatform platform, House house) {
        List<String> aside = house.journal.setAside().stream().map(UnreadableUpdate::key).toList();
        List<String> payloads = new ArrayList<>();
        for (int n = 1; n <= UTTERANCES; n++) {
            String key = key(conversation, n);
            if (isPoison(key)) {
                assertThat(aside).as("what nothing can be said about").contains(key);
            } else {
                payloads.add(key);
                IntStream.rangeClosed(2, platform.parts.apply(key))
                        .forEach(part -> payloads.add(key + "#" + part));
            }
        }
        return payloads;
    }

    private static boolean isPoison(String key) {
        return key.equals("basma-3") || key.equals("diego-5");
    }

    /// What goes wrong, drawn from a seed.
    private static final class Mishaps {

        private final Random random;
        private final Map<String, Integer> unknownOutcomes = new HashMap<>();
        private final Set<String> inFlight = new HashSet<>();
        private boolean ended;

        private Mishaps(long seed) {
            this.random = new Random(seed);
        }

        synchronized void end() {
            ended = true;
        }

        synchronized boolean happens(int inHundred) {
            return !ended && random.nextInt(100) < inHundred;
        }

        void befall(RecordingPlatform platform) {
            platform.parts = key -> 1 + Math.floorMod(key.hashCode(), 3);
            platform.canRender = (_, address) -> !isPoison(address);
            platform.budgets =
                    payload ->
                            List.of(
                                    new Budget(payload.split("-")[0], 1, Duration.ofSeconds(1)),
                                    new Budget("all", 5, Duration.ofSeconds(2)));
            platform.reacts = this::reaction;
        }

        void at(Run.Moment moment) {
            follow(moment);
            if (happens(1)) {
                moment.run().cutPower();
            }
            if (happens(2)) {
                if (moment.is("send", true)) {
                    unknown(payload(moment));
                }
                throw new JournalException("a mishap", new IllegalStateException());
            }
        }

        private synchronized void follow(Run.Moment moment) {
            if (moment.is("send", false)) {
                inFlight.add(payload(moment));
            } else if (moment.is("sent", true)) {
                inFlight.remove(payload(moment));
            }
        }

        private static String payload(Run.Moment moment) {
            return moment.about().getFirst() instanceof OutboundMessage message
                    ? message.payload()
                    : ((Journal.Unsent) moment.about().getFirst()).message().payload();
        }

        /// A power cut makes unknown what became of messages that were not written down as sent.
        synchronized void countInFlight() {
            inFlight.forEach(this::unknown);
            inFlight.clear();
        }

        synchronized int unknownOutcomes(String payload) {
            return unknownOutcomes.getOrDefault(payload, 0);
        }

        private synchronized void unknown(String payload) {
            unknownOutcomes.merge(payload, 1, Integer::sum);
        }

        private synchronized Reaction reaction(String payload) {
            int die = ended ? 100 : random.nextInt(100);
            if (die < 5) {
                unknown(payload);
                return new Reaction(true, new Receipt.Uncertain("time-out"));
            } else if (die < 10) {
                return new Reaction(false, new Receipt.Uncertain("no route"));
            } else if (die < 18) {
                Duration delay = Duration.ofMillis(random.nextInt(5_000));
                return new Reaction(false, new Receipt.Postponed(delay, "busy"));
            } else if (die < 20) {
                return new Reaction(false, new Receipt.Refused("blocked"));
            }
            return Reaction.DELIVERED;
        }
    }
}
