package io.rapporteur.core.dialogue;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.util.List;
import java.util.Optional;

/// What a conversation remembers between turns.
///
/// @param chosenLanguage set with `/language`; wins over everything else
/// @param lastLanguage in which we last answered a question, or were told to speak; replies to
///   commands do not count, their language is often only the platform's guess
/// @param lastEntry what was answered last: what `/sources` speaks of
/// @param lastOptions what was offered last, when the bot asked what was meant
public record ConversationState(
        Optional<Language> chosenLanguage,
        Optional<Language> lastLanguage,
        Optional<PassageId> lastEntry,
        List<PassageId> lastOptions) {

    /// A conversation that has not begun.
    public static final ConversationState NEW =
            new ConversationState(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public ConversationState {
        lastOptions = List.copyOf(lastOptions);
    }

    /// After an answer with `entry`.
    ConversationState answered(PassageId entry, Language language) {
        return new ConversationState(
                chosenLanguage, Optional.of(language), Optional.of(entry), List.of());
    }

    /// After a reply that offered `options`, or none.
    ConversationState offered(List<PassageId> options, Language language) {
        return new ConversationState(chosenLanguage, Optional.of(language), lastEntry, options);
    }

    /// After asking for one answer in `language`. Whoever had chosen another changes to it.
    ConversationState askedIn(Language language) {
        return new ConversationState(
                chosenLanguage.map(_ -> language), Optional.of(language), lastEntry, lastOptions);
    }

    /// After a choice of language.
    ConversationState speaking(Language language) {
        return new ConversationState(
                Optional.of(language), Optional.of(language), lastEntry, lastOptions);
    }
}
