package io.rapporteur.app;

import io.rapporteur.core.delivery.Candidacy;
import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.Revisions;
import io.rapporteur.core.delivery.SharedJournal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Over a shared journal a process answers while no other does.
final class SharedLead implements Lead {

    private final SharedJournal journal;
    private final Terms terms;
    private final Candidacy candidacy;
    private final Revisions revisions;

    /// @param revision of the pack that the terms answer with
    SharedLead(SharedJournal journal, Terms terms, String revision, InstantSource clock) {
        this.journal = journal;
        this.terms = terms;
        this.candidacy = new Candidacy(journal, terms, revision, clock);
        this.revisions = new Revisions(journal, revision, Thread::sleep);
    }

    @Override
    public void start() {
        candidacy.start();
        revisions.start();
    }

    @Override
    public Inbox inbox() {
        return terms;
    }

    @Override
    public List<Health> health() {
        List<Health> parts = new ArrayList<>();
        parts.add(journal.health());
        parts.add(candidacy.health());
        parts.add(revisions.health());
        parts.addAll(terms.health());
        return parts;
    }

    @Override
    public void close() {
        candidacy.close();
        revisions.close();
        journal.close();
    }
}
