package io.rapporteur.app;

import io.rapporteur.core.dialogue.Replies;
import io.rapporteur.core.language.LanguageContext;
import io.rapporteur.core.matching.Match;
import io.rapporteur.core.matching.Matcher;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Answers single questions, each a conversation of its own or the second turn of one: for `ask`,
/// `answer` and `evaluate`.
record Answerer(KnowledgeBase knowledge, Matcher matcher, Replies replies) {

    static Answerer over(KnowledgeBase knowledge) {
        return new Answerer(
                knowledge, PackOption.matcher(knowledge), PackOption.replies(knowledge));
    }

    /// @param hint the platform's idea of the language: unreliable
    Answered answer(String text, Optional<Language> hint, Instant at) {
        return answer(text, Optional.empty(), new LanguageContext(hint, Optional.empty()), at);
    }

    /// @param about what was answered just before
    Answered answer(String text, Optional<Entry> about, LanguageContext context, Instant at) {
        long began = System.nanoTime();
        Match match = matcher.match(text, about, context, at);
        long micros = (System.nanoTime() - began) / 1_000;
        return new Answered(match, match.language().best(), at, micros);
    }

    /// The direct answer of `entry`, as an answer at that moment in that language gives it.
    String direct(Entry entry, Answered answered) {
        return entry.answerAt(answered.at(), knowledge.event()).direct().in(answered.language());
    }

    /// The direct answers of several entries, each a paragraph.
    String direct(List<Entry> entries, Answered answered) {
        return entries.stream()
                .map(entry -> direct(entry, answered))
                .collect(Collectors.joining("\n\n"));
    }

    /// @param micros how long matching took, in microseconds
    record Answered(Match match, Language language, Instant at, long micros) {

        /// The same, told in another language.
        Answered in(Language other) {
            return new Answered(match, other, at, micros);
        }
    }
}
