package io.rapporteur.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.core.delivery.Budget;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.LanguageHint;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// How intents, states and budgets are stored. Written by hand so that a renamed class or component
/// does not change what older journals hold.
///
/// The readers throw an unchecked exception of any kind when the JSON is not what the writers
/// write; its message may quote the content, so the caller must not pass it on.
final class StoredJson {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private static final String BY_BUTTON = "*";

    private StoredJson() {}

    static String write(Intent intent) {
        return switch (intent) {
            case Intent.Ask(String text) -> intent("ask").put("text", text).toString();
            case Intent.Choose(PassageId entry) ->
                    intent("choose").put("entry", entry.value()).toString();
            case Intent.NoneOfThese() -> intent("none-of-these").toString();
            case Intent.BrowseTopics(int page) ->
                    intent("browse-topics").put("page", page).toString();
            case Intent.OpenTopic(String topic, int page) ->
                    intent("open-topic").put("topic", topic).put("page", page).toString();
            case Intent.ChangeLanguage(Optional<Language> language) -> {
                ObjectNode node = intent("change-language");
                language.ifPresent(chosen -> node.put("language", chosen.tag()));
                yield node.toString();
            }
            case Intent.ShowSources() -> intent("show-sources").toString();
            case Intent.Start() -> intent("start").toString();
            case Intent.Help() -> intent("help").toString();
            case Intent.Privacy() -> intent("privacy").toString();
            case Intent.Forget() -> intent("forget").toString();
            case Intent.Unreadable() -> intent("unreadable").toString();
        };
    }

    static Intent intent(JsonNode node) {
        return switch (text(node, "intent")) {
            case "ask" -> new Intent.Ask(text(node, "text"));
            case "choose" -> new Intent.Choose(new PassageId(text(node, "entry")));
            case "none-of-these" -> new Intent.NoneOfThese();
            case "browse-topics" -> new Intent.BrowseTopics(number(node, "page"));
            case "open-topic" -> new Intent.OpenTopic(text(node, "topic"), number(node, "page"));
            case "change-language" -> new Intent.ChangeLanguage(language(node, "language"));
            case "show-sources" -> new Intent.ShowSources();
            case "start" -> new Intent.Start();
            case "help" -> new Intent.Help();
            case "privacy" -> new Intent.Privacy();
            case "forget" -> new Intent.Forget();
            case "unreadable" -> new Intent.Unreadable();
            default -> throw new IllegalArgumentException("an intent of an unknown kind");
        };
    }

    /// A language tag, for a button's with a star; in a column of its own and no JSON.
    static String write(LanguageHint hint) {
        return switch (hint.by()) {
            case PLATFORM -> hint.language().tag();
            case BUTTON -> hint.language().tag() + BY_BUTTON;
        };
    }

    static LanguageHint hint(String stored) {
        boolean button = stored.endsWith(BY_BUTTON);
        String tag = button ? stored.substring(0, stored.length() - BY_BUTTON.length()) : stored;
        Language language = Language.ofTag(tag).orElseThrow();
        return button ? LanguageHint.byButton(language) : LanguageHint.byPlatform(language);
    }

    static String write(ConversationState state) {
        ObjectNode node = MAPPER.createObjectNode();
        state.chosenLanguage().ifPresent(language -> node.put("chosen", language.tag()));
        state.lastLanguage().ifPresent(language -> node.put("last", language.tag()));
        state.lastEntry().ifPresent(entry -> node.put("entry", entry.value()));
        ArrayNode options = node.putArray("options");
        state.lastOptions().forEach(option -> options.add(option.value()));
        return node.toString();
    }

    static ConversationState state(JsonNode node) {
        return new ConversationState(
                language(node, "chosen"),
                language(node, "last"),
                node.has("entry")
                        ? Optional.of(new PassageId(text(node, "entry")))
                        : Optional.empty(),
                stream(node.required("options"))
                        .map(option -> new PassageId(text(option)))
                        .toList());
    }

    static String write(List<Budget> budgets) {
        ArrayNode nodes = MAPPER.createArrayNode();
        budgets.forEach(budget ->
                nodes.addObject()
                        .put("key", budget.key())
                        .put("messages", budget.messages())
                        .put("period", budget.period().toString()));
        return nodes.toString();
    }

    static List<Budget> budgets(JsonNode nodes) {
        return stream(nodes)
                .map(node ->
                        new Budget(
                                text(node, "key"),
                                number(node, "messages"),
                                Duration.parse(text(node, "period"))))
                .toList();
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    private static ObjectNode intent(String kind) {
        return MAPPER.createObjectNode().put("intent", kind);
    }

    private static Optional<Language> language(JsonNode node, String field) {
        return node.has(field)
                ? Optional.of(Language.ofTag(text(node, field)).orElseThrow())
                : Optional.empty();
    }

    private static String text(JsonNode node, String field) {
        return text(node.required(field));
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("no text");
        }
        return node.textValue();
    }

    private static int number(JsonNode node, String field) {
        JsonNode number = node.required(field);
        if (!number.isInt()) {
            throw new IllegalArgumentException("no whole number");
        }
        return number.intValue();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("no list");
        }
        return StreamSupport.stream(array.spliterator(), false);
    }
}
