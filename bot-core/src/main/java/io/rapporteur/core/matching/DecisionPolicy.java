package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.SmallTalk;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Answers when sure, asks when one of few may be meant, and otherwise says that it does not know,
/// and why.
final class DecisionPolicy {

    /// More options than that are no help.
    static final int MOST_OPTIONS = 3;

    /// An option must have at least this share of the best one's odds of being meant.
    private static final double LEAST_ODDS = 0.1;

    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    private final KnowledgeBase knowledge;
    private final MatcherModel.Thresholds thresholds;

    DecisionPolicy(KnowledgeBase knowledge, MatcherModel.Thresholds thresholds) {
        this.knowledge = knowledge;
        this.thresholds = thresholds;
    }

    /// A decision and the rule that led to it, as a sentence.
    record Ruling(Decision decision, String rule) {}

    /// @param confidence in what comes nearest by meaning alone, which is never enough
    Ruling nothingToMatchOn(double confidence) {
        return new Ruling(
                abstain(Route.Reason.UNKNOWN, confidence), "the question has no word to match on");
    }

    Ruling exact(Passage passage, Instant at) {
        return new Ruling(
                show(passage, 1, at), "the question is a stored wording of " + passage.id());
    }

    /// @param near what the question may mean after what was answered last, likeliest first
    /// @param alone what it would get if nothing had been answered
    Ruling followUp(List<Entry> near, Decision alone) {
        Stream<Entry> other =
                switch (alone) {
                    case Decision.Answer answer -> answer.entries().stream();
                    case Decision.Clarify clarify -> clarify.options().stream();
                    case Decision.Abstain _, Decision.Chitchat _ -> Stream.empty();
                };
        return new Ruling(
                new Decision.Clarify(
                        Stream.concat(near.stream().limit(MOST_OPTIONS - 1), other)
                                .distinct()
                                .limit(MOST_OPTIONS)
                                .toList(),
                        alone.confidence()),
                "the question may go on from what was answered last");
    }

    /// @param answers one for each question of a message
    Ruling several(List<Decision.Answer> answers) {
        return new Ruling(
                new Decision.Answer(
                        answers.stream().map(Decision.Answer::first).toList(),
                        answers.stream()
                                .mapToDouble(Decision.Answer::confidence)
                                .min()
                                .orElseThrow()),
                "the message asks several questions, and each has a sure answer");
    }

    Ruling decide(List<Candidate> ranked, double confidence, Instant at) {
        if (ranked.isEmpty()) {
            return new Ruling(abstain(Route.Reason.UNKNOWN, 0), "nothing was found");
        }
        Candidate first = ranked.getFirst();
        if (confidence >= thresholds.answer()) {
            return new Ruling(
                    show(first.passage(), confidence, at),
                    "confidence reaches the answer threshold");
        }
        if (confidence >= thresholds.clarify()) {
            return unsure(ranked, confidence);
        }
        if (speaksOfAnotherEdition(first)) {
            return new Ruling(
                    abstain(Route.Reason.OTHER_EDITION, confidence),
                    "the question names a year that nothing found speaks of");
        }
        return new Ruling(
                abstain(Route.Reason.UNKNOWN, confidence),
                "confidence is below the clarify threshold");
    }

    private Ruling unsure(List<Candidate> ranked, double confidence) {
        if (ranked.getFirst().passage() instanceof Route route) {
            return new Ruling(
                    new Decision.Abstain(route, confidence),
                    "most likely something that we do not answer");
        }
        double least = ranked.getFirst().score() + Math.log(LEAST_ODDS);
        List<Entry> options =
                entries(ranked.stream().filter(candidate -> candidate.score() >= least));
        if (options.isEmpty()) {
            return new Ruling(
                    abstain(Route.Reason.UNKNOWN, confidence), "nothing likely enough is an entry");
        }
        return new Ruling(
                new Decision.Clarify(options, confidence),
                "confidence lies between the clarify and the answer threshold");
    }

    private static List<Entry> entries(Stream<Candidate> candidates) {
        return candidates
                .map(Candidate::passage)
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .limit(MOST_OPTIONS)
                .toList();
    }

    private Decision show(Passage passage, double confidence, Instant at) {
        return switch (passage) {
            case Entry entry ->
                    knowledge.holdsAt(at, entry)
                            ? new Decision.Answer(entry, confidence)
                            : abstain(Route.Reason.EXPIRED, confidence);
            case Route route -> new Decision.Abstain(route, confidence);
            case SmallTalk smallTalk -> new Decision.Chitchat(smallTalk, confidence);
        };
    }

    /// The event's own year goes without saying and is never unexplained.
    private static boolean speaksOfAnotherEdition(Candidate first) {
        return first.unexplained().stream().anyMatch(number -> YEAR.matcher(number).matches());
    }

    private Decision abstain(Route.Reason reason, double confidence) {
        return new Decision.Abstain(knowledge.fallback(reason), confidence);
    }
}
