package io.rapporteur.app;

import io.rapporteur.core.delivery.Adapter;
import io.rapporteur.core.delivery.Candidacy;
import io.rapporteur.core.delivery.Delivery;
import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.Retention;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The part of the house that only one process may have open: it answers, sends, forgets, and
/// fetches from the platforms that do not call.
///
/// It opens and closes in the order that loses nothing: what was left unfinished goes on first,
/// fetching begins last and ends first.
final class Term implements Candidacy.Term {

    private static final Logger LOG = LoggerFactory.getLogger(Term.class);

    /// Containers are given ten seconds between SIGTERM and SIGKILL.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Delivery delivery;
    private final Retention retention;
    private final List<Adapter> fetching;
    private final Runnable closing;

    /// @param closing is run when the term begins to end: nothing more is to be handed over
    Term(Delivery delivery, Retention retention, List<Adapter> fetching, Runnable closing) {
        this.delivery = delivery;
        this.retention = retention;
        this.fetching = fetching;
        this.closing = closing;
    }

    void start() {
        int unfinished = delivery.start();
        if (unfinished > 0) {
            LOG.info("going on with {} conversations that were left unfinished", unfinished);
        }
        retention.start();
        fetching.forEach(adapter -> adapter.start(delivery));
    }

    /// Where to hand over what is to be answered at once.
    Inbox inbox() {
        return delivery;
    }

    List<Health> health() {
        return Stream.concat(delivery.health().stream(), fetching.stream().map(Adapter::health))
                .toList();
    }

    @Override
    public void look() {
        delivery.lookAgain();
    }

    @Override
    public void close() {
        closing.run();
        fetching.forEach(Adapter::close);
        retention.close();
        LOG.info(
                "no longer answering; {}",
                delivery.stop(PATIENCE)
                        ? "everything begun was finished"
                        : "what was not finished goes on in the next run");
    }
}
