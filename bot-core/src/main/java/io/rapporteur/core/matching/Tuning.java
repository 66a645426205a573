package io.rapporteur.core.matching;

import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Passage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Fits a [MatcherModel] on a pack, without any question from outside.
///
/// Every wording is asked once of a ranker that was built without it (in folds, by hash). Asked as
/// it is, it is an answerable question; with its own passage taken away from the candidates, it is
/// a near miss: a question that sounds like ours and has no answer. The ranker's weights come from
/// the first kind, the calibration from both. Deterministic: same pack, same model.
public final class Tuning {

    private static final int FOLDS = 5;

    /// Of a hundred questions that reach the bot, how many we expect to have no answer in the
    /// record.
    private static final double UNANSWERABLE_SHARE = 0.35;

    private static final int MOST_CANDIDATES = 40;

    private final KnowledgeBase knowledge;
    private final Consumer<String> progress;

    private Tuning(KnowledgeBase knowledge, Consumer<String> progress) {
        this.knowledge = knowledge;
        this.progress = progress;
    }

    /// Fits a model for `knowledge`; takes a minute or two for some hundred entries.
    ///
    /// @param progress told, in a line each, what is being done
    public static MatcherModel fit(KnowledgeBase knowledge, Consumer<String> progress) {
        return new Tuning(knowledge, progress).fit();
    }

    /// One wording, asked of a ranker that does not know it.
    private record Asked(Question question, Passage truth, List<Candidate> ranked) {}

    private MatcherModel fit() {
        MatcherModel start = MatcherModel.untuned();
        List<Asked> asked = askAll(start.ranking());
        double[] ranking =
                new ConditionalLogit(start.ranking())
                        .fit(asked.stream().flatMap(this::choices).toList());
        List<Asked> reranked =
                asked.stream()
                        .map(one ->
                                new Asked(
                                        one.question(),
                                        one.truth(),
                                        reorder(one.ranked(), ranking)))
                        .toList();
        report("first candidate right", reranked);
        double[] calibration = new LogisticRegression(Calibration.signs()).fit(samples(reranked));
        return start.with(ranking, calibration);
    }

    private List<Asked> askAll(double[] weights) {
        Corpus corpus = Corpus.of(knowledge.passages().toList());
        List<Asked> asked = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int number = fold;
            progress.accept("asking fold " + (fold + 1) + " of " + FOLDS);
            Library library = Library.of(corpus.keeping(text -> fold(text) != number), knowledge);
            Ranker ranker = new Ranker(library, weights);
            corpus.wordings().stream()
                    .filter(text -> fold(text) == number)
                    .forEach(text -> asked.add(ask(text, corpus, library, ranker)));
        }
        return asked;
    }

    private static Asked ask(Corpus.Text text, Corpus corpus, Library library, Ranker ranker) {
        Question question =
                new Question(
                        String.join(" ", text.words()),
                        LanguageGuess.certain(text.language()),
                        library.vocabulary());
        List<Candidate> ranked = ranker.rank(question);
        return new Asked(
                question,
                corpus.passages().get(text.owner()),
                ranked.stream().limit(MOST_CANDIDATES).toList());
    }

    private static int fold(Corpus.Text text) {
        return Math.floorMod(
                (text.language().tag() + String.join(" ", text.words())).hashCode(), FOLDS);
    }

    /// The choice among candidates that a wording stands for; none if the right one was not found.
    private Stream<ConditionalLogit.Choice> choices(Asked asked) {
        List<Evidence> offered = asked.ranked().stream().map(Candidate::evidence).toList();
        for (int i = 0; i < offered.size(); i++) {
            if (asked.ranked().get(i).passage().id().equals(asked.truth().id())) {
                return Stream.of(new ConditionalLogit.Choice(offered, i));
            }
        }
        return Stream.empty();
    }

    private static List<LogisticRegression.Sample> samples(List<Asked> asked) {
        List<LogisticRegression.Sample> samples = new ArrayList<>();
        for (Asked one : asked) {
            add(samples, one.question(), one.ranked(), isRight(one), 1 - UNANSWERABLE_SHARE);
            List<Candidate> without =
                    one.ranked().stream()
                            .filter(candidate -> !candidate.passage().id().equals(one.truth().id()))
                            .toList();
            add(samples, one.question(), without, false, UNANSWERABLE_SHARE);
        }
        return samples;
    }

    private static void add(
            List<LogisticRegression.Sample> samples,
            Question question,
            List<Candidate> ranked,
            boolean right,
            double weight) {
        if (!ranked.isEmpty()) {
            samples.add(
                    new LogisticRegression.Sample(
                            Calibration.features(question, ranked), right, weight));
        }
    }

    private static boolean isRight(Asked asked) {
        return !asked.ranked().isEmpty()
                && asked.ranked().getFirst().passage().id().equals(asked.truth().id());
    }

    private static List<Candidate> reorder(List<Candidate> ranked, double[] weights) {
        return ranked.stream()
                .map(candidate ->
                        new Candidate(
                                candidate.passage(),
                                candidate.evidence(),
                                candidate.evidence().weighed(weights),
                                candidate.unexplained()))
                .sorted(Candidate.BEST_FIRST)
                .toList();
    }

    private void report(String what, List<Asked> asked) {
        long right = asked.stream().filter(Tuning::isRight).count();
        progress.accept(
                "%s: %d of %d held-out wordings (%.1f%%)"
                        .formatted(
                                what,
                                right,
                                asked.size(),
                                100.0 * right / Math.max(1, asked.size())));
    }
}
