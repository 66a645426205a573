package io.rapporteur.core.matching;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.PassageId;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fits a [MatcherModel] to a pack, for each encoder.
///
/// Two kinds of questions can teach it. [Trial]s are questions that people wrote who had not seen
/// the pack's wordings, some without an answer in it: the best teachers, and enough by themselves.
/// A pack without them is asked its own wordings: as it is, a wording is an answerable question;
/// with its own passage taken away from the candidates, it is a near miss, which sounds like ours
/// and has no answer; and [ForeignTexts] have nothing to do with it. Either way a question is asked
/// of a library that was built without it (in folds, by hash), be it a wording or one of the pack's
/// unanswered questions.
///
/// The ranker's weights come from the answerable questions, the calibration from all, and the
/// threshold from the share of wrong answers that is accepted. Deterministic: same pack, same
/// model.
public final class Tuning {

    /// From fewer questions nothing is learnt.
    private static final int LEAST_CHOICES = 10;

    /// From this confidence on we ask what was meant.
    private static final double CLARIFY = 0.15;

    /// More wordings than that are not asked.
    private static final int MOST_ASKED = 6_000;

    private static final int MOST_CANDIDATES = 40;

    private final KnowledgeBase knowledge;
    private final Corpus corpus;
    private final List<Trial> trials;
    private final Consumer<String> progress;

    private Tuning(KnowledgeBase knowledge, List<Trial> trials, Consumer<String> progress) {
        this.knowledge = knowledge;
        this.corpus = Corpus.of(knowledge);
        this.trials = List.copyOf(trials);
        this.progress = progress;
    }

    /// Fits a model for `knowledge`; takes a minute or two for some hundred entries.
    ///
    /// @param trials may be empty; with answerable ones, the pack's own wordings are not asked
    /// @param encoders each is tuned for by itself
    /// @param wrongRate the share of questions, in (0, 1), that may be answered wrongly
    /// @param progress told, in a line each, what is being done
    public static MatcherModel fit(
            KnowledgeBase knowledge,
            List<Trial> trials,
            Encoders encoders,
            double wrongRate,
            Consumer<String> progress) {
        return new Tuning(knowledge, trials, progress).fit(encoders, wrongRate);
    }

    /// Kinds of questions that reach the bot, with the share in which we expect each.
    private enum Kind {
        ANSWERABLE(0.7),
        /// Near our subject, and without an answer in the record.
        NEAR(0.21),
        FAR(0.09);

        private final double share;

        Kind(double share) {
            this.share = share;
        }

        static Kind of(Trial trial) {
            return trial.isAnswerable() ? ANSWERABLE : trial.near() ? NEAR : FAR;
        }
    }

    /// One question, asked of a ranker that does not know it.
    private record Asked(
            Kind kind,
            Question question,
            Set<PassageId> answers,
            List<Candidate> ranked,
            Library library) {

        /// @param weight how much it counts among the others
        Reranked ranked(double[] weights, double weight) {
            List<Candidate> anew =
                    ranked.stream()
                            .map(candidate ->
                                    new Candidate(
                                            candidate.passage(),
                                            candidate.evidence(),
                                            candidate.evidence().weighed(weights),
                                            candidate.unexplained()))
                            .sorted(Candidate.BEST_FIRST)
                            .toList();
            return new Reranked(
                    new Calibration.Ranking(question, anew, library.doubt(question, anew)),
                    answers,
                    weight);
        }
    }

    /// One question with its candidates in the order of fitted weights.
    private record Reranked(Calibration.Ranking ranking, Set<PassageId> answers, double weight) {

        boolean isRight() {
            return first().filter(passage -> answers.contains(passage.id())).isPresent();
        }

        /// Whether an answer would be given if it were sure, rather than a word that we do not
        /// answer such things.
        boolean wouldAnswer() {
            return first().filter(Entry.class::isInstance).isPresent();
        }

        private Optional<Passage> first() {
            return ranking.ranked().stream().findFirst().map(Candidate::passage);
        }
    }

    private MatcherModel fit(Encoders encoders, double wrongRate) {
        Map<String, MatcherModel.Weights> weights = new TreeMap<>();
        List<RiskControl.Outcome> outcomes = new ArrayList<>();
        SentenceEncoder general = encoders.general();
        weights.put(general.name(), fit(general, Encoders.only(general), outcomes));
        for (SentenceEncoder encoder : encoders.specialised()) {
            Encoders both = new Encoders(general, List.of(encoder));
            weights.put(encoder.name(), fit(encoder, both, outcomes));
        }
        if (outcomes.isEmpty()) {
            return MatcherModel.of(weights, MatcherModel.shipped().thresholds());
        }
        double answer = RiskControl.threshold(outcomes, wrongRate);
        return MatcherModel.of(
                weights, new MatcherModel.Thresholds(answer, Math.min(answer, CLARIFY)));
    }

    /// @param encoder the one that is tuned for
    private MatcherModel.Weights fit(
            SentenceEncoder encoder, Encoders encoders, List<RiskControl.Outcome> outcomes) {
        progress.accept("tuning for encoder: " + encoder.name());
        MatcherModel.Weights start = MatcherModel.Weights.untuned();
        List<Asked> asked = asked(encoder, encoders, start);
        ToDoubleFunction<Asked> weight = weights(asked);
        List<ConditionalLogit.Choice> choices = asked.stream().flatMap(Tuning::choices).toList();
        if (choices.size() < LEAST_CHOICES) {
            progress.accept(
                    "only %d questions to learn from, fewer than %d: the shipped numbers stay"
                            .formatted(choices.size(), LEAST_CHOICES));
            MatcherModel.Weights shipped = MatcherModel.shipped().weights(encoder.name());
            asked.stream()
                    .map(one -> one.ranked(shipped.ranking(), weight.applyAsDouble(one)))
                    .forEach(one -> outcomes.add(outcome(one, shipped.calibration())));
            return shipped;
        }
        double[] ranking = ConditionalLogit.fit(choices);
        List<Reranked> reranked =
                asked.stream().map(one -> one.ranked(ranking, weight.applyAsDouble(one))).toList();
        report(reranked);
        double[] calibration =
                new LogisticRegression(Calibration.signs())
                        .fit(reranked.stream().flatMap(Tuning::samples).toList());
        MatcherModel.Weights fitted = new MatcherModel.Weights(ranking, calibration);
        reranked.forEach(one -> outcomes.add(outcome(one, fitted.calibration())));
        return fitted;
    }

    private static RiskControl.Outcome outcome(Reranked asked, Calibration calibration) {
        return new RiskControl.Outcome(
                calibration.confidence(asked.ranking()),
                asked.wouldAnswer() && !asked.isRight(),
                asked.weight());
    }

    /// Every question is asked of a library that was built without it.
    private List<Asked> asked(
            SentenceEncoder encoder, Encoders encoders, MatcherModel.Weights weights) {
        List<Trial> own =
                trials.stream()
                        .filter(trial -> encoder.reads(trial.language()))
                        .collect(Collectors.toCollection(ArrayList::new));
        boolean asksWordings = own.stream().noneMatch(Trial::isAnswerable);
        if (asksWordings) {
            ForeignTexts.in(knowledge.languages()).stream()
                    .filter(text -> encoder.reads(text.language()))
                    .forEach(own::add);
        }
        List<Asked> asked = new ArrayList<>();
        for (Fold fold : Fold.all()) {
            Corpus rest = fold.withoutItsUnanswered(corpus);
            if (asksWordings) {
                rest = fold.withoutItsWordings(rest);
            }
            Library library = Library.of(rest, knowledge, encoders);
            Ranker ranker = new Ranker(library, _ -> weights);
            own.parallelStream()
                    .filter(trial -> fold.has(trial.text()))
                    .map(trial -> ask(trial, library, ranker))
                    .forEachOrdered(asked::add);
            if (asksWordings) {
                fold.wordings(corpus)
                        .filter(text -> isAsked(text, encoder))
                        .forEach(text -> asked.addAll(ask(text, library, ranker)));
            }
        }
        return asked;
    }

    /// How much each question counts, for the kinds to have the shares in which we expect them.
    private static ToDoubleFunction<Asked> weights(List<Asked> asked) {
        Map<Kind, Long> counts =
                asked.stream().collect(Collectors.groupingBy(Asked::kind, Collectors.counting()));
        return one -> asked.size() * one.kind().share / counts.getOrDefault(one.kind(), 1L);
    }

    private static Asked ask(Trial trial, Library library, Ranker ranker) {
        Question question = library.read(trial.text(), LanguageGuess.certain(trial.language()));
        return new Asked(
                Kind.of(trial), question, trial.answers(), best(ranker, question), library);
    }

    private static List<Candidate> best(Ranker ranker, Question question) {
        return ranker.rank(question).stream().limit(MOST_CANDIDATES).toList();
    }

    private boolean isAsked(Corpus.Text wording, SentenceEncoder encoder) {
        int every = 1 + corpus.wordings().size() / MOST_ASKED;
        return encoder.reads(wording.language()) && Fold.isSampled(wording.text(), every);
    }

    /// A wording as a question with its passage, and without.
    private List<Asked> ask(Corpus.Text text, Library library, Ranker ranker) {
        Question question = library.read(text.text(), LanguageGuess.certain(text.language()));
        List<Candidate> ranked = best(ranker, question);
        PassageId own = corpus.passages().get(text.owner()).id();
        List<Candidate> others =
                ranked.stream().filter(one -> !one.passage().id().equals(own)).toList();
        return List.of(
                new Asked(Kind.ANSWERABLE, question, Set.of(own), ranked, library),
                new Asked(Kind.NEAR, question, Set.of(), others, library));
    }

    /// The choice among candidates that a question stands for; none if no right one was found.
    private static Stream<ConditionalLogit.Choice> choices(Asked asked) {
        List<Evidence> offered = asked.ranked().stream().map(Candidate::evidence).toList();
        for (int i = 0; i < offered.size(); i++) {
            if (asked.answers().contains(asked.ranked().get(i).passage().id())) {
                return Stream.of(new ConditionalLogit.Choice(offered, i));
            }
        }
        return Stream.empty();
    }

    /// A question without an answer that is met with a route is met rightly, and teaches nothing.
    private static Stream<LogisticRegression.Sample> samples(Reranked asked) {
        return asked.ranking().ranked().isEmpty()
                        || (asked.answers().isEmpty() && !asked.wouldAnswer())
                ? Stream.empty()
                : Stream.of(
                        new LogisticRegression.Sample(
                                Calibration.features(asked.ranking()),
                                asked.isRight(),
                                asked.weight()));
    }

    private void report(List<Reranked> asked) {
        long answerable = asked.stream().filter(one -> !one.answers().isEmpty()).count();
        long right = asked.stream().filter(Reranked::isRight).count();
        progress.accept(
                "first candidate right: %d of %d (%.1f%%)"
                        .formatted(right, answerable, 100.0 * right / Math.max(1, answerable)));
    }
}
