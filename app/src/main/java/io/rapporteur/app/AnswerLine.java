package io.rapporteur.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.core.matching.Decision;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Source;

import java.util.List;

/// The machine-readable outcome of one question: the line that `ask --json` and `answer` print.
///
/// `{"id", "decision", "reason"?, "entry"?, "language", "text", "detail"?, "citations", "as_of"?,
/// "confidence", "alternatives", "revision", "micros"}`
final class AnswerLine {

    private final Answerer answerer;

    AnswerLine(Answerer answerer) {
        this.answerer = answerer;
    }

    ObjectNode of(String id, Answerer.Answered answered) {
        Decision decision = answered.match().decision();
        Language language = answered.language();
        ObjectNode line = JsonLines.JSON.createObjectNode();
        line.put("id", id);
        line.put("decision", code(decision));
        if (decision instanceof Decision.Abstain abstain) {
            line.put("reason", abstain.reason().code());
        }
        if (decision instanceof Decision.Answer(Entry entry, _)) {
            putAnswer(line, entry, answered);
        } else {
            line.put("language", language.tag());
            line.put("text", answerer.replies().of(decision, language, answered.at()).plainText());
            line.putArray("citations");
        }
        line.put("confidence", decision.confidence());
        putAlternatives(line.putArray("alternatives"), decision, answered);
        line.put("revision", answerer.knowledge().revision());
        line.put("micros", answered.micros());
        return line;
    }

    private void putAnswer(ObjectNode line, Entry entry, Answerer.Answered answered) {
        Language language = answered.language();
        Entry.Answer answer = entry.answerAt(answered.at(), answerer.knowledge().event());
        line.put("entry", entry.id().value());
        line.put("language", language.tag());
        line.put("text", answerer.direct(entry, answered));
        answer.detail().ifPresent(detail -> line.put("detail", detail.in(language)));
        ArrayNode citations = line.putArray("citations");
        answerer.knowledge()
                .sourcesOf(entry)
                .forEach(source -> putCitation(citations.addObject(), source));
        line.put("as_of", entry.validity().asOf().toString());
    }

    private static void putCitation(ObjectNode citation, Source source) {
        citation.put("id", source.id().value());
        citation.put("title", source.title());
        citation.put("publisher", source.publisher());
        citation.put("url", source.url().toString());
        citation.put("date", source.date());
    }

    private void putAlternatives(
            ArrayNode alternatives, Decision decision, Answerer.Answered answered) {
        if (decision instanceof Decision.Clarify(List<Entry> options, _)) {
            options.forEach(entry ->
                    alternatives
                            .addObject()
                            .put("entry", entry.id().value())
                            .put("title", entry.title().in(answered.language()))
                            .put("text", answerer.direct(entry, answered)));
        }
    }

    /// What outputs call a kind of decision.
    static String code(Decision decision) {
        return switch (decision) {
            case Decision.Answer _ -> "answer";
            case Decision.Clarify _ -> "clarify";
            case Decision.Abstain _ -> "abstain";
            case Decision.Chitchat _ -> "chitchat";
        };
    }
}
