package io.rapporteur.exchange;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Passage;

import java.util.function.ToIntFunction;

/// Notes what a format leaves out of a pack, part by part, with how many there are and where.
record Omissions(KnowledgeBase knowledge, Notes notes) {

    void event() {
        notes.leftOut("event, examples and licence", "pack.yaml");
    }

    void names() {
        notes.leftOut("names", knowledge.names().size(), "names.yaml");
    }

    void smallTalk() {
        notes.leftOut("small talk", knowledge.smallTalk().size(), "routes.yaml");
    }

    void routes() {
        notes.leftOut("routes", knowledge.routes().size(), "routes.yaml");
    }

    void figures() {
        eachEntry("figures on which sources disagree", entry -> entry.figures().size());
    }

    void variants() {
        eachEntry("other answers before or during the event", entry -> entry.variants().size());
    }

    void covers() {
        eachEntry("ids of facts covered", entry -> entry.covers().size());
    }

    void reviews() {
        eachEntry("days of review", entry -> entry.validity().reviewBy().isPresent() ? 1 : 0);
    }

    void related() {
        eachEntry("related entries", entry -> entry.related().size());
    }

    /// Titles are shown; the other ways to ask are not.
    void wordings() {
        eachEntry("wordings of questions", Omissions::wordings);
    }

    private static int wordings(Passage passage) {
        return passage.questions().values().stream().mapToInt(java.util.List::size).sum();
    }

    private void eachEntry(String what, ToIntFunction<Entry> count) {
        knowledge
                .entries()
                .forEach(entry -> notes.leftOut(what, count.applyAsInt(entry), entry.id()));
    }
}
