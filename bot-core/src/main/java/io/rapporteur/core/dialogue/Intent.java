package io.rapporteur.core.dialogue;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.util.Optional;

/// What a person wants with an utterance. Adapters recognise it from commands, buttons and plain
/// text.
public sealed interface Intent {

    /// Asks a question in their own words. May be blank or meaningless: the dialogue says so.
    record Ask(String text) implements Intent {

        /// Leaves the words out: what people wrote stays out of logs.
        @Override
        public String toString() {
            return "Ask[" + text.length() + " characters]";
        }
    }

    /// Chose an entry: one of the offered options, a related question, or from a topic.
    record Choose(PassageId entry) implements Intent {}

    /// Says that none of the offered options was meant.
    record NoneOfThese() implements Intent {}

    /// Wants to see the topics.
    ///
    /// @param page counted from 0
    record BrowseTopics(int page) implements Intent {}

    /// Wants to see the questions of one topic.
    ///
    /// @param page counted from 0
    record OpenTopic(String topic, int page) implements Intent {}

    /// Wants to be answered in `language` from now on; empty to be asked which.
    record ChangeLanguage(Optional<Language> language) implements Intent {}

    /// Wants the sources of the last answer in full.
    record ShowSources() implements Intent {}

    /// Meets the bot.
    record Start() implements Intent {}

    record Help() implements Intent {}

    /// Wants to know what is kept about them.
    record Privacy() implements Intent {}

    /// Wants what is kept of this conversation to be removed, at once.
    record Forget() implements Intent {}

    /// Addressed the bot with something that is not text: a photo, a sticker, a voice message.
    record Unreadable() implements Intent {}
}
