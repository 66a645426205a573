package io.rapporteur.app;

import io.rapporteur.core.delivery.Adapter;
import io.rapporteur.core.delivery.Backoff;
import io.rapporteur.core.delivery.Candidacy;
import io.rapporteur.core.delivery.Delivery;
import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.delivery.Journal;
import io.rapporteur.core.delivery.Pacer;
import io.rapporteur.core.delivery.Platform;
import io.rapporteur.core.delivery.Retention;
import io.rapporteur.core.delivery.RetryDelay;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.Dialogue;
import io.rapporteur.core.dialogue.Utterance;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Builds terms, and takes in what arrives whether one goes on or not: then it is answered at once,
/// else it is kept for whoever leads.
final class Terms implements Candidacy.Terms, Inbox {

    private final Dialogue dialogue;
    private final List<Adapter> called;
    private final Supplier<List<Adapter>> fetching;
    private final Inbox standby;
    private final Insight insight;
    private final Clock clock;
    private volatile Optional<Term> current = Optional.empty();

    /// @param called stay open from term to term
    /// @param fetching builds those that live for a term
    /// @param standby keeps what arrives while no term goes on
    Terms(
            Dialogue dialogue,
            List<Adapter> called,
            Supplier<List<Adapter>> fetching,
            Inbox standby,
            Insight insight,
            Clock clock) {
        this.dialogue = dialogue;
        this.called = called;
        this.fetching = fetching;
        this.standby = standby;
        this.insight = insight;
        this.clock = clock;
    }

    @Override
    public Candidacy.Term begin(Journal journal) {
        List<Adapter> fetchers = fetching.get();
        Term term =
                new Term(
                        delivery(journal, fetchers),
                        new Retention(journal, clock, Thread::sleep),
                        fetchers,
                        this::ends);
        try {
            term.start();
        } catch (RuntimeException e) {
            term.close();
            throw e;
        }
        current = Optional.of(term);
        insight.leads(true);
        return term;
    }

    private void ends() {
        current = Optional.empty();
        insight.leads(false);
    }

    private Delivery delivery(Journal journal, List<Adapter> fetchers) {
        List<Platform> platforms =
                Stream.of(called, fetchers).flatMap(List::stream).map(Adapter::platform).toList();
        return new Delivery(
                journal,
                () -> dialogue,
                platforms,
                Pacer.inRealTime(),
                new RetryDelay(Backoff.usual(new SecureRandom()), Thread::sleep),
                insight,
                clock);
    }

    /// How the parts are that live for a term.
    List<Health> health() {
        return current.map(Term::health).orElse(List.of());
    }

    @Override
    public void keep(List<Utterance> utterances) {
        inbox().keep(utterances);
    }

    @Override
    public void setAside(UnreadableUpdate update) {
        inbox().setAside(update);
    }

    private Inbox inbox() {
        return current.map(Term::inbox).orElse(standby);
    }
}
