package io.rapporteur.training;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How people ask for what is in a pack.
final class PackWordings {

    private PackWordings() {}

    /// The wordings of each passage of `knowledge`, titles of entries among them.
    static List<Map<Language, List<String>>> of(KnowledgeBase knowledge) {
        return knowledge.passages().map(passage -> of(knowledge, passage)).toList();
    }

    private static Map<Language, List<String>> of(KnowledgeBase knowledge, Passage passage) {
        Map<Language, List<String>> wordings = new EnumMap<>(Language.class);
        for (Language language : knowledge.languages()) {
            List<String> texts = new ArrayList<>(passage.questions(language));
            if (passage instanceof Entry entry && !texts.contains(entry.title().in(language))) {
                texts.add(entry.title().in(language));
            }
            wordings.put(language, texts);
        }
        return wordings;
    }
}
