package io.rapporteur.app;

import io.rapporteur.core.delivery.Candidacy;
import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.Journal;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Over a journal of its own a process answers from start to end: one term, in which nothing has to
/// be looked for, because nobody else keeps anything.
final class SoleLead implements Lead {

    private final Journal journal;
    private final Terms terms;
    private Candidacy.@Nullable Term term;

    SoleLead(Journal journal, Terms terms) {
        this.journal = journal;
        this.terms = terms;
    }

    @Override
    public void start() {
        term = terms.begin(journal);
    }

    @Override
    public Inbox inbox() {
        return terms;
    }

    @Override
    public List<Health> health() {
        List<Health> parts = new ArrayList<>();
        parts.add(journal.health());
        parts.addAll(terms.health());
        return parts;
    }

    @Override
    public void close() {
        if (term != null) {
            term.close();
        }
        journal.close();
    }
}
