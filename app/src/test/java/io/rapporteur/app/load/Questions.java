package io.rapporteur.app.load;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.PackReader;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What people ask: the wordings of a pack in all of its languages, each with a letter left out, so
/// that no question is one that the pack holds.
final class Questions {

    /// So many that nobody asks twice within the three seconds that the flood rule allows, at up to
    /// 6,000 questions a second.
    private static final int CHATS = 20_000;

    private static final int FIRST_CHAT = 1_000_000;

    private record Wording(Language language, String text) {}

    private final List<Wording> wordings = new ArrayList<>();

    /// @param pack the folder of an event pack
    Questions(Path pack) {
        PackReader.read(pack).entries().forEach(this::add);
        Collections.shuffle(wordings, new Random(93));
    }

    private void add(Entry entry) {
        entry.questions()
                .forEach((language, texts) ->
                        texts.forEach(text -> wordings.add(new Wording(language, text))));
    }

    /// The update in which question `number` is asked, in a private chat.
    byte[] update(int number) {
        Wording wording = wordings.get(number % wordings.size());
        int chat = FIRST_CHAT + number % CHATS;
        return """
        {"update_id":%1$d,"message":{"message_id":%1$d,"date":%2$d,"text":"%3$s",\
        "chat":{"id":%4$d,"type":"private","first_name":"P"},\
        "from":{"id":%4$d,"is_bot":false,"first_name":"P","language_code":"%5$s"}}}\
        """
                .formatted(
                        number,
                        Instant.now().getEpochSecond(),
                        escaped(misspelt(wording.text(), number)),
                        chat,
                        wording.language().tag())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String misspelt(String text, int number) {
        int place = number % text.length();
        return text.substring(0, place) + text.substring(place + 1);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
