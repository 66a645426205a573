package io.rapporteur.core.matching;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.language.LanguageContext;
import io.rapporteur.core.language.LanguageDetector;
import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.prepared.Prepared;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides what to do with a question: a pure function of question, pack and model. Same input,
/// same output, on any machine and thread.
public final class Matcher {

    private static final int EXPLAINED_CANDIDATES = 5;

    /// A message with more questions is no question: it is looked at as a whole.
    private static final int MOST_QUESTIONS = 3;

    private final LanguageDetector detector;
    private final ExactWordings exactWordings;
    private final Library library;
    private final Ranker ranker;
    private final MatcherModel model;
    private final DecisionPolicy policy;
    private final FollowUps followUps;

    /// Learns the wordings of `knowledge`; takes about a second for some hundred entries, and the
    /// time that the encoders take.
    ///
    /// @throws IllegalArgumentException if `model` was not tuned for one of the encoders
    public Matcher(KnowledgeBase knowledge, MatcherModel model, Encoders encoders) {
        this(knowledge, model, encoders, Prepared.nothing());
    }

    /// The same matcher, which takes over what `prepared` has learned from the same pack earlier.
    ///
    /// @throws IllegalArgumentException if `model` was not tuned for one of the encoders
    public Matcher(
            KnowledgeBase knowledge, MatcherModel model, Encoders encoders, Prepared prepared) {
        encoders.all().map(SentenceEncoder::name).forEach(model::weights);
        Learned learned = Learned.from(knowledge, encoders, prepared);
        this.detector = learned.detector();
        this.exactWordings = learned.exactWordings();
        this.library =
                Library.of(
                        learned.indexes(),
                        knowledge,
                        new Coverage(encoders.general(), own(knowledge)));
        this.ranker = new Ranker(library, model::weights);
        this.model = model;
        this.followUps = new FollowUps(library, model.thresholds().answer());
        this.policy = new DecisionPolicy(knowledge, model.thresholds());
    }

    private static Function<PassageId, Corpus.Own> own(KnowledgeBase knowledge) {
        Map<PassageId, Passage> passages =
                knowledge.passages().collect(Collectors.toMap(Passage::id, Function.identity()));
        return id -> Corpus.own(Objects.requireNonNull(passages.get(id)));
    }

    /// Matches one question.
    ///
    /// @param context what is known about the person's language
    /// @param at the moment for which the answer is to hold
    public Match match(String text, LanguageContext context, Instant at) {
        return match(text, Optional.empty(), context, at);
    }

    /// Matches one question of a conversation. One that may go on from the answer before is never
    /// answered by that alone: what it may mean is offered.
    ///
    /// @param about what was answered last
    public Match match(String text, Optional<Entry> about, LanguageContext context, Instant at) {
        Question question = library.read(text, detector.guess(text, context));
        Match alone = alone(question, at);
        return about.filter(last -> followUps.mayGoOn(question, last, alone.decision()))
                .flatMap(last -> followUp(question, last, alone.decision()))
                .orElse(alone);
    }

    /// Matches one question of which it is known how likely it is to be in each language, which may
    /// be one that the pack does not speak.
    public Match match(String text, LanguageGuess language, Instant at) {
        return alone(library.read(text, language), at);
    }

    private Match alone(Question question, Instant at) {
        return several(question, at).orElseGet(() -> match(question, at));
    }

    /// What `question` may mean after `about`; empty if no entry near it has what is asked for and
    /// the question can be understood without it.
    private Optional<Match> followUp(Question question, Entry about, Decision alone) {
        LanguageGuess language = question.language();
        String whole = about.title().in(language.best()) + " " + question.text();
        List<Candidate> candidates = ranker.rank(library.read(whole, language));
        List<Entry> near = followUps.options(question, about, candidates, alone);
        return near.isEmpty() && followUps.stands(question, alone)
                ? Optional.empty()
                : Optional.of(match(policy.followUp(near, alone), language, candidates));
    }

    /// One answer for each of several questions in one message, if all of them are sure. None if
    /// the whole message is how people ask for one thing.
    private Optional<Match> several(Question message, Instant at) {
        List<String> questions = Sentences.questions(message);
        if (questions.size() < 2
                || questions.size() > MOST_QUESTIONS
                || exactWordings.find(message).isPresent()) {
            return Optional.empty();
        }
        List<Match> matches =
                questions.stream()
                        .map(question -> match(library.read(question, message.language()), at))
                        .takeWhile(match -> match.decision() instanceof Decision.Answer)
                        .toList();
        List<Decision.Answer> answers =
                matches.stream().map(match -> (Decision.Answer) match.decision()).toList();
        if (answers.stream().map(Decision.Answer::first).distinct().count() < questions.size()) {
            return Optional.empty();
        }
        DecisionPolicy.Ruling ruling = policy.several(answers);
        Match first = matches.getFirst();
        return Optional.of(
                new Match(
                        ruling.decision(),
                        first.language(),
                        new Explanation(
                                ruling.rule(),
                                first.explanation().candidates(),
                                model.thresholds())));
    }

    private Match match(Question question, Instant at) {
        LanguageGuess language = question.language();
        if (question.words().isEmpty()) {
            return match(policy.nothingToMatchOn(0), language, List.of());
        }
        Optional<ExactWordings.Found> exact = exactWordings.find(question);
        if (exact.isPresent()) {
            return match(
                    policy.exact(exact.get().passage(), at),
                    LanguageGuess.certain(exact.get().language()),
                    List.of());
        }
        if (question.reading().terms().stream().allMatch(Term::isUnknown)) {
            Sure nearest = sure(ranked(question));
            return match(
                    policy.nothingToMatchOn(nearest.confidence()), language, nearest.candidates());
        }
        Sure best = surest(question);
        return match(
                policy.decide(best.candidates(), best.confidence(), at),
                language,
                best.candidates());
    }

    /// What is found for a message as a whole, or for a sentence of it that makes us surer of the
    /// same: a sentence that finds something else has lost what the others tell.
    private Sure surest(Question message) {
        Ranked whole = ranked(message);
        return Stream.concat(
                        Stream.of(whole),
                        Sentences.of(message).stream()
                                .map(sentence -> ranked(library.read(sentence, message.language())))
                                .filter(part -> part.first().equals(whole.first())))
                .map(this::sure)
                .max(Comparator.comparingDouble(Sure::confidence))
                .orElseThrow();
    }

    /// What was found for a question, or for one sentence of it.
    private record Ranked(Question question, List<Candidate> candidates) {

        private Optional<PassageId> first() {
            return candidates.stream().findFirst().map(candidate -> candidate.passage().id());
        }
    }

    private Ranked ranked(Question question) {
        return new Ranked(question, ranker.rank(question));
    }

    /// What was found, and how sure we are that its first is right.
    private record Sure(List<Candidate> candidates, double confidence) {}

    private Sure sure(Ranked ranked) {
        Question question = ranked.question();
        Calibration calibration = model.weights(question.encoderName()).calibration();
        Doubt doubt = library.doubt(question, ranked.candidates());
        return new Sure(
                ranked.candidates(),
                calibration.confidence(
                        new Calibration.Ranking(question, ranked.candidates(), doubt)));
    }

    private Match match(
            DecisionPolicy.Ruling ruling, LanguageGuess language, List<Candidate> ranked) {
        List<Explanation.Considered> considered =
                ranked.stream().limit(EXPLAINED_CANDIDATES).map(Matcher::considered).toList();
        return new Match(
                ruling.decision(),
                language,
                new Explanation(ruling.rule(), considered, model.thresholds()));
    }

    private static Explanation.Considered considered(Candidate candidate) {
        Map<String, Double> evidence = new LinkedHashMap<>();
        for (int i = 0; i < Evidence.NAMES.size(); i++) {
            evidence.put(Evidence.NAMES.get(i), candidate.evidence().get(i));
        }
        return new Explanation.Considered(
                candidate.passage().id(), candidate.score(), evidence, candidate.unexplained());
    }
}
