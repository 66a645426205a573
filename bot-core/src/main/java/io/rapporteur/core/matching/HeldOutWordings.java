package io.rapporteur.core.matching;

import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.check.Retrieval;

import java.util.ArrayList;
import java.util.List;

/// Asks a pack its own wordings, each of a matcher that was built without it.
public final class HeldOutWordings {

    private HeldOutWordings() {}

    /// What each wording and title of `knowledge` finds, in no order that means anything but the
    /// same each time. A passage's only wording is not asked: without it there is nothing to find.
    ///
    /// Wordings are held out by the fifth, as [Tuning] does it, so a passage is asked with about
    /// four of five of its wordings in place. Takes a minute or so for 25,000 wordings.
    ///
    /// @throws IllegalArgumentException if `model` was not tuned for one of the encoders
    public static List<Retrieval> ask(
            KnowledgeBase knowledge, MatcherModel model, Encoders encoders) {
        Corpus corpus = Corpus.of(knowledge);
        List<Retrieval> retrievals = new ArrayList<>();
        for (Fold fold : Fold.all()) {
            Library library = Library.of(fold.withoutItsWordings(corpus), knowledge, encoders);
            Ranker ranker = new Ranker(library, model::weights);
            retrievals.addAll(
                    fold.wordings(corpus).toList().parallelStream()
                            .map(wording -> ask(wording, library, ranker))
                            .toList());
        }
        return retrievals;
    }

    private static Retrieval ask(Corpus.Text wording, Library library, Ranker ranker) {
        Question question = library.read(wording.text(), LanguageGuess.certain(wording.language()));
        return new Retrieval(
                library.passages().get(wording.owner()).id(),
                wording.language(),
                wording.text(),
                ranker.rank(question).stream().findFirst().map(first -> first.passage().id()));
    }
}
