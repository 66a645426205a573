package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.telegram.FakeTelegram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/// People in Telegram groups who ask, and remember what they saw. An answer in a group replies to
/// the message that asked, so that nothing has to be guessed from its words.
final class Onlookers {

    private static final int GROUPS = 8;
    private static final List<String> QUESTIONS =
            List.of(
                    "Who is the new president of INTERPOL?",
                    "¿Quién es el nuevo presidente de INTERPOL?",
                    "Où a eu lieu l'assemblée ?",
                    "كم بلدا شارك؟",
                    "zzyzx qwrtp",
                    "thanks");

    private final FakeTelegram telegram;
    private final Random random;
    private final Map<Long, Long> conversations = new HashMap<>();
    private final List<Integer> lives = new ArrayList<>();

    Onlookers(FakeTelegram telegram, Random random) {
        this.telegram = telegram;
        this.random = random;
    }

    /// Somebody asks something, somewhere.
    void ask() {
        long group = -1_000L - random.nextInt(GROUPS);
        String question = QUESTIONS.get(random.nextInt(QUESTIONS.size()));
        var message = telegram.groupText(group, -group, "en", "/ask " + question);
        conversations.put(message.path("message_id").asLong(), group);
        telegram.say(message);
    }

    int asked() {
        return conversations.size();
    }

    /// A process was killed: what was shown so far was shown in its life, or an earlier one.
    void processEnded() {
        lives.add(telegram.sent().size());
    }

    /// The questions that were not answered, by their message's number.
    List<Long> unanswered() {
        List<Long> answered = shown();
        return conversations.keySet().stream()
                .filter(question -> !answered.contains(question))
                .sorted()
                .toList();
    }

    /// How often an answer was shown that had been shown before.
    int repeats() {
        return shown().size() - (int) shown().stream().distinct().count();
    }

    /// What a crash does not explain: an answer shown twice in the life of one process, or, in one
    /// conversation, more than one answer of a life shown again in a later one.
    List<String> unexplainedRepeats() {
        List<String> unexplained = new ArrayList<>();
        List<List<Long>> byLife = byLife();
        for (int life = 0; life < byLife.size(); life++) {
            List<Long> shown = byLife.get(life);
            if (shown.stream().distinct().count() < shown.size()) {
                unexplained.add("life " + life + " showed something twice: " + shown);
            }
            List<Long> later = byLife.stream().skip(life + 1L).flatMap(List::stream).toList();
            Map<Long, TreeSet<Long>> again = new HashMap<>();
            shown.stream()
                    .filter(later::contains)
                    .forEach(question ->
                            again.computeIfAbsent(conversations.get(question), _ -> new TreeSet<>())
                                    .add(question));
            int ended = life;
            again.values().stream()
                    .filter(questions -> questions.size() > 1)
                    .forEach(questions ->
                            unexplained.add("of life " + ended + " came again: " + questions));
        }
        return unexplained;
    }

    /// The questions of each conversation in the order in which they were answered.
    Map<Long, List<Long>> answersByConversation() {
        Map<Long, List<Long>> answers = new HashMap<>();
        shown().forEach(question ->
                answers.computeIfAbsent(conversations.get(question), _ -> new ArrayList<>())
                        .add(question));
        return answers;
    }

    private List<List<Long>> byLife() {
        List<Long> shown = shown();
        List<List<Long>> byLife = new ArrayList<>();
        int from = 0;
        for (int to : lives) {
            byLife.add(shown.subList(from, to));
            from = to;
        }
        byLife.add(shown.subList(from, shown.size()));
        return byLife;
    }

    /// The questions that were answered, in the order in which the answers were shown.
    private List<Long> shown() {
        return telegram.sent().stream().map(Onlookers::question).toList();
    }

    private static long question(JsonNode answer) {
        return answer.path("request").path("reply_parameters").path("message_id").asLong();
    }
}
