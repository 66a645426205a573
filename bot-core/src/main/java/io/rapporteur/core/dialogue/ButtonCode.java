package io.rapporteur.core.dialogue;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.util.Optional;
import java.util.regex.Pattern;

/// A button's intent as a short code that needs no memory, so that a button still works after a
/// restart: `choose:fr:president-votes`.
///
/// A code is at most 64 ASCII characters, the least that any platform allows (Telegram,
/// `callback_data`).
///
/// @param intent what pressing the button means
/// @param language the language in which the button was shown
public record ButtonCode(Intent intent, Language language) {

    public static final int MAX_LENGTH = 64;

    private static final int LAST_PAGE = 999;
    private static final Pattern PAGE = Pattern.compile("\\d{1,3}");

    /// @throws IllegalArgumentException if the intent is one that no button can carry
    public String encode() {
        String code =
                switch (intent) {
                    case Intent.Choose(PassageId entry) -> code("choose", entry.value());
                    case Intent.NoneOfThese() -> code("none");
                    case Intent.BrowseTopics(int page) -> code("topics", digits(page));
                    case Intent.OpenTopic(String topic, int page) ->
                            code("topic", name(topic), digits(page));
                    case Intent.ChangeLanguage(Optional<Language> chosen) ->
                            code("language", chosen.map(Language::tag).orElse(""));
                    case Intent.ShowSources() -> code("sources");
                    case Intent.Help() -> code("help");
                    case Intent.Ask _,
                            Intent.Start _,
                            Intent.Privacy _,
                            Intent.Forget _,
                            Intent.Unreadable _ ->
                            throw new IllegalArgumentException("no button can carry " + intent);
                };
        if (code.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "button code of "
                            + code.length()
                            + " characters, at most "
                            + MAX_LENGTH
                            + ": "
                            + code);
        }
        return code;
    }

    /// Reads a code back; empty if it is none that [#encode] writes, however malformed.
    public static Optional<ButtonCode> decode(String code) {
        if (code.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String[] parts = code.split(":", -1);
        return parts.length < 2
                ? Optional.empty()
                : Language.ofTag(parts[1])
                        .flatMap(language ->
                                intent(parts).map(intent -> new ButtonCode(intent, language)))
                        .filter(read -> read.encode().equals(code));
    }

    private static Optional<Intent> intent(String[] parts) {
        return switch (parts[0] + "/" + parts.length) {
            case "choose/3" ->
                    PassageId.isValid(parts[2])
                            ? Optional.of(new Intent.Choose(new PassageId(parts[2])))
                            : Optional.empty();
            case "none/2" -> Optional.of(new Intent.NoneOfThese());
            case "topics/3" -> page(parts[2]).map(Intent.BrowseTopics::new);
            case "topic/4" ->
                    PassageId.isValid(parts[2])
                            ? page(parts[3]).map(page -> new Intent.OpenTopic(parts[2], page))
                            : Optional.empty();
            case "language/3" ->
                    parts[2].isEmpty()
                            ? Optional.of(new Intent.ChangeLanguage(Optional.empty()))
                            : Language.ofTag(parts[2])
                                    .map(chosen -> new Intent.ChangeLanguage(Optional.of(chosen)));
            case "sources/2" -> Optional.of(new Intent.ShowSources());
            case "help/2" -> Optional.of(new Intent.Help());
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> page(String digits) {
        return PAGE.matcher(digits).matches()
                ? Optional.of(Integer.valueOf(digits))
                : Optional.empty();
    }

    private static String digits(int page) {
        if (page < 0 || page > LAST_PAGE) {
            throw new IllegalArgumentException(
                    "no button can carry page " + page + ", only 0 to " + LAST_PAGE);
        }
        return Integer.toString(page);
    }

    /// Topics are named like passages: anything else could not be told apart in a code.
    private static String name(String topic) {
        if (!PassageId.isValid(topic)) {
            throw new IllegalArgumentException(
                    "no button can carry the topic \""
                            + topic
                            + "\": expected kebab-case (a-z, 0-9, -) of at most "
                            + PassageId.MAX_LENGTH
                            + " characters");
        }
        return topic;
    }

    private String code(String verb, String... arguments) {
        return arguments.length == 0
                ? verb + ":" + language.tag()
                : verb + ":" + language.tag() + ":" + String.join(":", arguments);
    }
}
