package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Passage;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Understands questions that leave out what they are about, as people ask after an answer:
/// "where?", "and in 2007?", "how many came?".
///
/// A short question that names nobody and nothing may go on from the answer before. Then it means
/// an entry near that one, which has all that the question does say: its words and numbers, and the
/// kind of thing that it asks for.
final class FollowUps {

    /// A longer question says what it is about.
    private static final int MOST_WORDS = 6;

    /// Besides what is asked for. With fewer a question leaves out what it is about.
    private static final int FEWEST_TERMS = 2;

    /// After an answer, a short question that names nobody and nothing goes on from it so much more
    /// often than it turns to something else: the odds of a far answer count a tenth.
    private static final double ODDS_OF_GOING_ON = 10;

    private final Library library;
    private final Set<Integer> askedFor;
    private final double sure;

    /// @param sure from this confidence on a question says by itself what is meant
    FollowUps(Library library, double sure) {
        this.library = library;
        this.askedFor = Set.copyOf(library.vocabulary().askedFor());
        this.sure = sure;
    }

    /// Whether `question` may go on from `about`.
    ///
    /// @param about what was answered last
    /// @param alone what the question gets if nothing was answered before: a sure answer that is
    ///   near `about`, small talk and a sure word that we do not answer such things stand as they
    ///   are
    boolean mayGoOn(Question question, Entry about, Decision alone) {
        return isShort(question)
                && question.reading().names().isEmpty()
                && switch (alone) {
                    case Decision.Answer answer ->
                            answer.entries().stream().noneMatch(entry -> isNear(entry, about));
                    case Decision.Clarify _ -> true;
                    case Decision.Abstain abstain -> abstain.confidence() < sure;
                    case Decision.Chitchat _ -> false;
                };
    }

    private static boolean isShort(Question question) {
        return !question.words().isEmpty() && question.words().size() <= MOST_WORDS;
    }

    /// Whether a question that may go on from an answer, and has none near that, can be taken by
    /// itself.
    ///
    /// @param alone what it gets then
    boolean stands(Question question, Decision alone) {
        return switch (alone) {
            case Decision.Answer answer ->
                    saysWhatItIsAbout(question) && isSureAfterAll(answer.confidence());
            case Decision.Clarify _, Decision.Abstain _, Decision.Chitchat _ -> true;
        };
    }

    private boolean isSureAfterAll(double confidence) {
        return confidence / (1 - confidence) >= ODDS_OF_GOING_ON * sure / (1 - sure);
    }

    /// Whether `question` names its subject: "what colour are they?" says only what it asks for,
    /// and in a conversation it asks that of what was spoken of, not of what has a colour
    /// elsewhere.
    private boolean saysWhatItIsAbout(Question question) {
        return question.reading().terms().stream().filter(term -> !asksFor(term)).count()
                >= FEWEST_TERMS;
    }

    private boolean asksFor(Term term) {
        return IntStream.range(0, term.size()).map(term::unit).anyMatch(askedFor::contains);
    }

    /// What `question` may mean after `about`, in the order of `candidates`. Where we ask back
    /// anyway, words that an entry does not have do not speak against it.
    ///
    /// @param candidates for the question together with what `about` is about
    List<Entry> options(
            Question question, Entry about, List<Candidate> candidates, Decision alone) {
        Accounting.Subject subject = library.accounting().subject(question.reading());
        Predicate<Accounting.Account> fits =
                alone instanceof Decision.Clarify
                        ? Accounting.Account::contradictsNothing
                        : Accounting.Account::isWhole;
        return candidates.stream()
                .map(Candidate::passage)
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .filter(entry -> isNear(entry, about) && !entry.id().equals(about.id()))
                .filter(entry -> fits.test(subject.heldAgainst(number(entry))))
                .toList();
    }

    private int number(Passage passage) {
        return library.passages().indexOf(passage);
    }

    /// Whether both are of one topic, or one leads to the other.
    private static boolean isNear(Entry entry, Entry about) {
        return entry.topic().equals(about.topic())
                || about.related().contains(entry.id())
                || entry.related().contains(about.id());
    }
}
