package io.rapporteur.exchange;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.Route;

import java.util.List;
import java.util.function.ToIntFunction;

/// Notes what a format leaves out of a pack, part by part, with how many there are and where.
record Omissions(KnowledgeBase knowledge, Notes notes) {

    void event() {
        notes.leftOut("event, examples and licence", "pack.yaml");
    }

    /// What a page about the event does not tell of it.
    void examples() {
        notes.leftOut("edition and time zone of the event, examples of questions", "pack.yaml");
    }

    void topics() {
        notes.leftOut("topics", knowledge.topics().size(), "entries/");
    }

    void firstValidDays() {
        eachEntry(
                "first days of validity",
                entry -> entry.validity().validFrom().isPresent() ? 1 : 0);
    }

    void names() {
        notes.leftOut("names", knowledge.names().size(), "names.yaml");
    }

    void smallTalk() {
        notes.leftOut("small talk", knowledge.smallTalk().size(), "routes.yaml");
    }

    void unanswered() {
        int questions = knowledge.unanswered().values().stream().mapToInt(List::size).sum();
        notes.leftOut("questions known to have no answer", questions, "unanswered.yaml");
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

    /// Of a route that can be asked for, the first wording in each language is shown.
    void furtherWordingsOfRoutes() {
        for (Route route : knowledge.routes()) {
            notes.leftOut(
                    "further wordings of routes",
                    wordings(route) - route.questions().size(),
                    route.id());
        }
    }

    private static int wordings(Passage passage) {
        return passage.questions().values().stream().mapToInt(List::size).sum();
    }

    private void eachEntry(String what, ToIntFunction<Entry> count) {
        knowledge
                .entries()
                .forEach(entry -> notes.leftOut(what, count.applyAsInt(entry), entry.id()));
    }
}
