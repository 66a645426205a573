package io.rapporteur.telegram;

import io.rapporteur.core.delivery.Backoff;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;

/// Tells Telegram our menus, beside everything else: without them people can still write.
final class MenuRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(MenuRegistration.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 8;

    private final BotApi api;
    private final StopSignal stop;
    private final Backoff backoff;

    MenuRegistration(BotApi api, StopSignal stop, Backoff backoff) {
        this.api = api;
        this.stop = stop;
        this.backoff = backoff;
    }

    void register(List<CommandMenu> menus) {
        menus.forEach(this::register);
    }

    private void register(CommandMenu menu) {
        for (int tries = 1; tries <= TRIES && !stop.isRaised(); tries++) {
            try {
                stop.unlessRaised(api.call("setMyCommands", menu.parameters(), PATIENCE));
                return;
            } catch (BotApiException e) {
                LOG.debug("setMyCommands, try {}: {}", tries, e.getMessage());
                Duration own = backoff.after(tries);
                boolean _ = stop.raisedWithin(e.retryAfter().orElse(own));
            }
        }
        if (!stop.isRaised()) {
            LOG.warn(
                    "Telegram did not take the menu of commands; it is told again at the next"
                            + " start");
        }
    }
}
