package io.rapporteur.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.telegram.FakeTelegram;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// What SIGTERM does to a process that is still opening.
class StopTest {

    @TempDir private Path folder;

    @Test
    void aProcessToldToStopWhileItOpensStopsInGoodOrder() throws InterruptedException {
        Path journal = folder.resolve("journal.db");
        try (FakeTelegram telegram = FakeTelegram.start()) {
            ServedProcess process =
                    ServedProcess.start(
                            Map.of(
                                    "RAPPORTEUR_JOURNAL",
                                    "sqlite:" + journal,
                                    "RAPPORTEUR_PORT",
                                    "0",
                                    "TELEGRAM_BOT_TOKEN",
                                    FakeTelegram.TOKEN,
                                    "TELEGRAM_API_URL",
                                    telegram.url().toString()),
                            folder.resolve("log"));
            while (process.isAlive() && !Files.exists(journal)) {
                Thread.sleep(1);
            }

            process.stop(Duration.ofSeconds(60));

            assertThat(process.written()).contains("everything begun was finished", "stopped");
        }
    }
}
