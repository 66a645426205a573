package io.rapporteur.core.dialogue;

import io.rapporteur.core.language.LanguageContext;
import io.rapporteur.core.matching.Decision;
import io.rapporteur.core.matching.Match;
import io.rapporteur.core.matching.Matcher;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes a conversation from one utterance to its reply. A pure function of utterance, state and
/// snapshot: it stores and sends nothing.
public final class Dialogue {

    private final KnowledgeBase knowledge;
    private final Matcher matcher;
    private final Replies replies;
    private final Requests requests = Requests.shipped();

    public Dialogue(KnowledgeBase knowledge, Matcher matcher, Replies replies) {
        this.knowledge = knowledge;
        this.matcher = matcher;
        this.replies = replies;
    }

    /// Answers `utterance`, said when the conversation stood at `before`.
    public Turn turn(Utterance utterance, ConversationState before) {
        Language language = spoken(utterance, before);
        return switch (utterance.intent()) {
            case Intent.Ask(String text) -> said(text, utterance, before);
            case Intent.Choose(PassageId id) -> choose(id, utterance, language, before);
            case Intent.NoneOfThese() -> abstain(Route.Reason.UNKNOWN, language, before);
            case Intent.BrowseTopics(int page) ->
                    service(replies.topics(language, page, utterance.at()), before);
            case Intent.OpenTopic(String id, int page) -> openTopic(id, page, utterance, before);
            case Intent.ChangeLanguage(Optional<Language> chosen) ->
                    changeLanguage(chosen, language, before);
            case Intent.ShowSources() -> showSources(utterance, language, before);
            case Intent.Start() -> service(replies.start(language), before);
            case Intent.Help() -> service(replies.help(language), before);
            case Intent.Privacy() -> service(replies.privacy(language), before);
            case Intent.Forget() -> forget(utterance, before, Forgotten.NOTHING);
            case Intent.Unreadable() -> service(replies.unreadable(language), before);
        };
    }

    /// Says that `forgotten` was removed; the conversation begins anew. Whoever keeps conversations
    /// removes it together with taking this turn.
    public Turn forget(Utterance utterance, ConversationState before, Forgotten forgotten) {
        return service(
                replies.forgotten(spoken(utterance, before), forgotten), ConversationState.NEW);
    }

    /// What to say when taking a turn failed on our side; the conversation stays as it was.
    public Turn apology(Utterance utterance, ConversationState before) {
        return new Turn(replies.apology(spoken(utterance, before)), before, Outcome.APOLOGY);
    }

    /// What to say, once, to a person who writes too fast to be answered; the conversation stays as
    /// it was.
    public Turn slowDown(Utterance utterance, ConversationState before) {
        return new Turn(replies.slowDown(spoken(utterance, before)), before, Outcome.SLOWED);
    }

    /// Some messages are no questions: they ask for what there are commands for as well.
    private Turn said(String text, Utterance utterance, ConversationState before) {
        if (requests.asksForSources(text)) {
            return showSources(utterance, spoken(utterance, before), before);
        }
        return requests.languageAskedFor(text)
                .map(to -> again(to, utterance, before))
                .orElseGet(() -> ask(text, utterance, before));
    }

    /// What was answered last, once more in `to`; without it, what we speak from now on.
    private Turn again(Language to, Utterance utterance, ConversationState before) {
        return before.lastEntry()
                .flatMap(knowledge::entry)
                .filter(_ -> speaks(to))
                .map(entry -> show(entry, utterance, to, before.askedIn(to)))
                .orElseGet(
                        () -> changeLanguage(Optional.of(to), spoken(utterance, before), before));
    }

    private Turn ask(String text, Utterance utterance, ConversationState before) {
        if (!hasWords(text)) {
            return new Turn(replies.noQuestion(spoken(utterance, before)), before, Outcome.ABSTAIN);
        }
        Optional<Language> chosen = before.chosenLanguage().filter(this::speaks);
        LanguageContext context =
                new LanguageContext(
                        chosen.or(() -> utterance.hint().map(LanguageHint::language)),
                        before.lastLanguage());
        Match match =
                matcher.match(
                        text,
                        before.lastEntry().flatMap(knowledge::entry),
                        context,
                        utterance.at());
        Language language = chosen.orElse(match.language().best());
        Reply reply = replies.of(match.decision(), language, utterance.at());
        return new Turn(
                reply, remembering(match.decision(), language, before), outcome(match.decision()));
    }

    /// Emoji, punctuation and invisible characters alone ask nothing.
    private static boolean hasWords(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private Turn choose(
            PassageId id, Utterance utterance, Language language, ConversationState before) {
        return knowledge
                .entry(id)
                .map(entry -> show(entry, utterance, language, before))
                .orElseGet(() -> gone(language, before));
    }

    /// A button outlives the answer behind it: what no longer holds is not shown.
    private Turn show(
            Entry entry, Utterance utterance, Language language, ConversationState before) {
        if (!knowledge.holdsAt(utterance.at(), entry)) {
            return abstain(Route.Reason.EXPIRED, language, before);
        }
        return new Turn(
                replies.chosen(entry, language, utterance.at()),
                before.answered(entry.id(), language),
                Outcome.ANSWER);
    }

    private Turn abstain(Route.Reason reason, Language language, ConversationState before) {
        Reply reply = replies.abstain(knowledge.fallback(reason), language);
        return new Turn(reply, before.offered(List.of(), language), Outcome.ABSTAIN);
    }

    /// A topic that has gone, or has nothing to say now, shows the others.
    private Turn openTopic(String id, int page, Utterance utterance, ConversationState before) {
        Language language = spoken(utterance, before);
        return service(
                knowledge
                        .topic(id)
                        .filter(topic -> !knowledge.entriesAt(utterance.at(), topic).isEmpty())
                        .map(topic -> replies.topic(topic, language, page, utterance.at()))
                        .orElseGet(() -> replies.topics(language, 0, utterance.at())),
                before);
    }

    private Turn changeLanguage(
            Optional<Language> chosen, Language language, ConversationState before) {
        return chosen.filter(this::speaks)
                .map(to -> service(replies.languageSet(to), before.speaking(to)))
                .orElseGet(() -> service(replies.askLanguage(language), before));
    }

    /// The last answer may have gone from the record since it was given.
    private Turn showSources(Utterance utterance, Language language, ConversationState before) {
        return before.lastEntry()
                .map(last ->
                        knowledge
                                .entry(last)
                                .map(entry ->
                                        service(
                                                replies.sources(entry, language, utterance.at()),
                                                before))
                                .orElseGet(() -> gone(language, before)))
                .orElseGet(() -> service(replies.noSources(language), before));
    }

    private Turn gone(Language language, ConversationState before) {
        return new Turn(replies.gone(language), before, Outcome.ABSTAIN);
    }

    private static Turn service(Reply reply, ConversationState state) {
        return new Turn(reply, state, Outcome.SERVICE);
    }

    /// The language to speak when the utterance has no words to tell it by: the one that was
    /// chosen, else that of the button pressed, else the one spoken so far. What the platform says
    /// comes last: it speaks of a person's app.
    private Language spoken(Utterance utterance, ConversationState before) {
        return Stream.of(
                        before.chosenLanguage(),
                        hint(utterance, LanguageHint.By.BUTTON),
                        before.lastLanguage(),
                        hint(utterance, LanguageHint.By.PLATFORM))
                .flatMap(Optional::stream)
                .filter(this::speaks)
                .findFirst()
                .orElse(knowledge.defaultLanguage());
    }

    private static Optional<Language> hint(Utterance utterance, LanguageHint.By by) {
        return utterance.hint().filter(hint -> hint.by() == by).map(LanguageHint::language);
    }

    /// The pack may be written in fewer languages than we know.
    private boolean speaks(Language language) {
        return knowledge.languages().contains(language);
    }

    private static ConversationState remembering(
            Decision decision, Language language, ConversationState before) {
        return switch (decision) {
            case Decision.Answer(List<Entry> entries, _) ->
                    before.answered(entries.getLast().id(), language);
            case Decision.Clarify(List<Entry> options, _) ->
                    before.offered(options.stream().map(Entry::id).toList(), language);
            case Decision.Abstain _, Decision.Chitchat _ -> before.offered(List.of(), language);
        };
    }

    private static Outcome outcome(Decision decision) {
        return switch (decision) {
            case Decision.Answer _ -> Outcome.ANSWER;
            case Decision.Clarify _ -> Outcome.CLARIFY;
            case Decision.Abstain _ -> Outcome.ABSTAIN;
            case Decision.Chitchat _ -> Outcome.CHITCHAT;
        };
    }
}
