package io.rapporteur.telegram;

import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.core.layout.Direction;
import io.rapporteur.telegram.Outgoing.Button;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Arranges choices as rows of buttons: questions, which are long, one a row; pages, topics and
/// languages two a row.
final class Keyboard {

    private static final Logger LOG = LoggerFactory.getLogger(Keyboard.class);

    /// More buttons make Telegram refuse the message.
    private static final int MAX_BUTTONS = 100;

    private Keyboard() {}

    static List<List<Button>> of(Reply reply) {
        List<List<Button>> rows = new ArrayList<>();
        Choice.Kind open = null;
        for (Choice choice : reply.choices().stream().limit(MAX_BUTTONS).toList()) {
            Optional<Button> button = button(choice, reply);
            if (button.isEmpty()) {
                continue;
            }
            if (open == choice.kind() && rows.getLast().size() < buttonsInRow(open)) {
                rows.getLast().add(button.get());
            } else {
                rows.add(new ArrayList<>(List.of(button.get())));
                open = choice.kind();
            }
        }
        return rows;
    }

    private static int buttonsInRow(Choice.Kind kind) {
        return switch (kind) {
            case OPTION, RELATED -> 1;
            case NAVIGATION, LANGUAGE -> 2;
        };
    }

    /// A choice that no button can carry is left out: the answer matters more.
    private static Optional<Button> button(Choice choice, Reply reply) {
        try {
            String label = Glyphs.clean(choice.label()).replace('\n', ' ').strip();
            String shown = Glyphs.isBlank(label) ? "…" : label;
            return Optional.of(
                    new Button(
                            new Direction(reply.language()).marked(shown),
                            choice.code(reply.language())));
        } catch (IllegalArgumentException e) {
            LOG.warn("A button is left out: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
