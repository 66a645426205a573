package io.rapporteur.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.telegram.TelegramAdapter.Tempo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Fetches updates, one long request after the other.
///
/// Asking for the updates from `offset` on confirms all before it, so the offset moves only after a
/// batch was kept. When it is not kept, the same batch comes again.
///
/// Why not the poller of telegrambots: it confirms before the work is done, stops for good at an
/// exception, and refuses a whole batch for one update that it cannot read.
final class Poller {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    /// The most that Telegram gives at once.
    private static final int BATCH = 100;

    /// What an answer may take beyond the time that Telegram holds the request open.
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final Caller caller;
    private final Link link;
    private final Intake intake;
    private final String receiving;
    private final Tempo tempo;
    private long offset;
    private boolean well = true;

    /// The parameters of `getUpdates`.
    @JsonNaming(SnakeCaseStrategy.class)
    private record Request(long offset, int limit, long timeout, List<String> allowedUpdates) {}

    /// @param receiving for the operator: how we receive, when all is well
    Poller(Caller caller, Link link, Intake intake, String receiving, Tempo tempo) {
        this.caller = caller;
        this.link = link;
        this.intake = intake;
        this.receiving = receiving;
        this.tempo = tempo;
    }

    /// Polls until we stop.
    void run() {
        while (!caller.stopped()) {
            try {
                poll();
            } catch (BotApiException e) {
                caller.waitAfter(e);
            } catch (JournalException e) {
                LOG.error("A batch of updates could not be kept; it will be fetched again", e);
                caller.waitAfter(
                        "what arrives cannot be kept, so it is left at Telegram: look at the"
                                + " journal");
            } catch (RuntimeException e) {
                LOG.error("A batch of updates could not be handled; it will be fetched again", e);
                caller.waitAfter("what arrives cannot be handled: see the log, and report it");
            }
        }
    }

    /// After a trouble we do not wait for news, to learn soon that the trouble is over.
    private void poll() {
        Duration hold = well ? tempo.hold() : Duration.ZERO;
        Request request = new Request(offset, BATCH, hold.toSeconds(), BotApi.ALLOWED_UPDATES);
        long begin = System.nanoTime();
        well = false;
        Optional<JsonNode> batch = caller.once("getUpdates", request, hold.plus(MARGIN));
        batch.ifPresent(this::take);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        if (batch.filter(JsonNode::isEmpty).isPresent() && tooSoon(took, hold)) {
            caller.pause(tempo.breath());
        }
    }

    /// Whether the server answers "nothing" without holding the request, as some stand-ins for
    /// Telegram do: asked again at once, it would get thousands of requests a second.
    private boolean tooSoon(Duration took, Duration hold) {
        return hold.isPositive() && took.compareTo(tempo.breath()) < 0;
    }

    private void take(JsonNode batch) {
        intake.take(batch);
        long next = offset;
        for (JsonNode update : batch) {
            OptionalLong id = UpdateReader.id(update);
            next = id.isPresent() ? Math.max(next, id.getAsLong() + 1) : next;
        }
        if (next == offset && !batch.isEmpty()) {
            caller.waitAfter(
                    "Telegram sends updates without a number, which cannot be confirmed: it should"
                            + " pass");
            return;
        }
        offset = next;
        well = true;
        caller.succeeded();
        link.up(receiving);
    }
}
