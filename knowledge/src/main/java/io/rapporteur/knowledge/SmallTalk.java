package io.rapporteur.knowledge;

import java.util.List;
import java.util.Map;

/// A greeting, thanks, or a question about the bot itself: answered kindly, with no claim about the
/// event.
public record SmallTalk(PassageId id, Localized reply, Map<Language, List<String>> questions)
        implements Passage {

    public SmallTalk {
        questions = Map.copyOf(questions);
    }
}
