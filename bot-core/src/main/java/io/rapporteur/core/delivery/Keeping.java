package io.rapporteur.core.delivery;

import io.rapporteur.core.delivery.Journal.Kept;
import io.rapporteur.core.dialogue.Utterance;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps what arrives and counts it. Whoever answers finds it in the journal.
public final class Keeping implements Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    private final Keeper keeper;
    private final Insight insight;
    private final InstantSource clock;

    public Keeping(Keeper keeper, Insight insight, InstantSource clock) {
        this.keeper = keeper;
        this.insight = insight;
        this.clock = clock;
    }

    @Override
    public void keep(List<Utterance> utterances) {
        count(utterances, keeper.keep(utterances));
    }

    @Override
    public void setAside(UnreadableUpdate update) {
        keeper.setAside(update, clock.instant());
        insight.unreadable(update.platform());
        LOG.warn(
                "set aside an update from {} that could not be read: {}",
                update.platform(),
                update.problem());
    }

    private void count(List<Utterance> utterances, List<Kept> fresh) {
        Set<String> unseen =
                fresh.stream().map(kept -> kept.utterance().key()).collect(Collectors.toSet());
        for (Utterance utterance : utterances) {
            String platform = utterance.conversation().platform();
            if (unseen.remove(utterance.key())) {
                insight.kept(platform);
            } else {
                insight.repeated(platform);
            }
        }
    }
}
