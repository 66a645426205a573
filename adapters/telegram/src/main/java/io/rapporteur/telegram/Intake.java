package io.rapporteur.telegram;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.Utterance;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Hands updates over to the inbox. When it returns they are kept, and may be confirmed.
final class Intake {

    private final UpdateReader reader;
    private final Inbox inbox;
    private final Courtesies courtesies;

    Intake(UpdateReader reader, Inbox inbox, Courtesies courtesies) {
        this.reader = reader;
        this.inbox = inbox;
        this.courtesies = courtesies;
    }

    /// Keeps a batch; whatever cannot be read is set aside and holds nothing up.
    ///
    /// @throws io.rapporteur.core.delivery.JournalException if it could not be kept
    void take(Iterable<JsonNode> updates) {
        List<Arrival> arrivals =
                StreamSupport.stream(updates.spliterator(), false).map(reader::read).toList();
        List<Utterance> utterances =
                arrivals.stream().map(Intake::utterance).flatMap(Optional::stream).toList();
        if (!utterances.isEmpty()) {
            inbox.keep(utterances);
        }
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.Unreadable(UnreadableUpdate update)) {
                inbox.setAside(update);
            }
        }
        arrivals.forEach(courtesies::acknowledge);
    }

    /// Sets aside what is not even JSON.
    ///
    /// @throws io.rapporteur.core.delivery.JournalException if it could not be kept
    void setAside(String raw, String problem) {
        inbox.setAside(reader.unreadable(raw, problem));
    }

    private static Optional<Utterance> utterance(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Spoken(Utterance utterance, _) -> Optional.of(utterance);
            case Arrival.Pressed(Utterance utterance, _) -> Optional.of(utterance);
            case Arrival.NotForUs _, Arrival.Unreadable _ -> Optional.empty();
        };
    }
}
