package io.rapporteur.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.journal.JournalAddress;
import io.rapporteur.journal.SqliteJournal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

class SettingsTest {

    @TempDir private Path folder;

    @Test
    void reportsEverythingThatIsWrongAtOnce() {
        Settings settings =
                new Settings(
                        Map.of(
                                "RAPPORTEUR_PORT", "eighty",
                                "RAPPORTEUR_JOURNAL", "mysql:somewhere",
                                "RAPPORTEUR_PUBLIC_URL", "bot.example.org",
                                "TELEGRAM_BOT_TOKEN", "not-a-token",
                                "TELEGRAM_MESSAGES_PER_SECOND", "0",
                                "SLACK_BOT_TOKEN", "xoxb-1"));

        assertThatThrownBy(() -> House.open(settings, ServedHouse.RECORD))
                .isInstanceOf(FailedCommand.class)
                .hasMessageContainingAll(
                        "RAPPORTEUR_PORT is \"eighty\"",
                        "RAPPORTEUR_JOURNAL is neither",
                        "RAPPORTEUR_PUBLIC_URL is \"bot.example.org\"",
                        "TELEGRAM_BOT_TOKEN",
                        "TELEGRAM_MESSAGES_PER_SECOND is \"0\": expected a number from 1 to 10000",
                        "SLACK_SIGNING_SECRET");
    }

    @Test
    void neverQuotesASecret() {
        Settings settings =
                new Settings(
                        Map.of(
                                "TELEGRAM_BOT_TOKEN",
                                "s3cret-value",
                                "SLACK_BOT_TOKEN",
                                "hush-hush"));

        new Adapters(settings).telegram();
        new Adapters(settings).slack();

        assertThat(settings.problems())
                .isNotEmpty()
                .noneMatch(problem -> problem.contains("s3cret") || problem.contains("hush"));
    }

    @Test
    void takesASecretFromTheFileThatIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "12345:secret-from-a-file\n");

        Settings settings = new Settings(Map.of("TELEGRAM_BOT_TOKEN_FILE", file.toString()));

        assertThat(settings.secret("TELEGRAM_BOT_TOKEN")).contains("12345:secret-from-a-file");
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void saysThatASecretFileIsMissing() {
        Settings settings =
                new Settings(
                        Map.of("TELEGRAM_BOT_TOKEN_FILE", folder.resolve("nowhere").toString()));

        assertThat(settings.secret("TELEGRAM_BOT_TOKEN")).isEmpty();
        assertThat(settings.problems())
                .singleElement()
                .asString()
                .contains("TELEGRAM_BOT_TOKEN_FILE names", "cannot be read");
    }

    @Test
    void takesADatabaseWithItsPasswordFromAFileAndNeverShowsIt() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("journal"), "postgresql://rapp:pass%40word@db:5433/bot\n");

        Settings settings = new Settings(Map.of("RAPPORTEUR_JOURNAL_FILE", file.toString()));

        assertThat(settings.journal())
                .isEqualTo(new JournalAddress.Postgresql("db:5433", "bot", "rapp", "pass@word", ""))
                .hasToString("postgresql://db:5433/bot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://rapp:hush@",
                "postgresql://rapp:hush@/bot",
                "postgresql://rapp:hush@db:five/bot",
                "postgresql://rapp:hu/sh@db/bot",
                "postgresql://rapp:hush%@db/bot",
                "postgresql:rapp:hush@db/bot",
            })
    void saysWhatADatabasesAddressLooksLikeWithoutQuotingIt(String address) {
        Settings settings = new Settings(Map.of("RAPPORTEUR_JOURNAL", address));

        settings.journal();

        assertThat(settings.problems())
                .singleElement()
                .asString()
                .contains("RAPPORTEUR_JOURNAL is no address of a PostgreSQL database", "HOST:PORT")
                .doesNotContain("hu");
    }

    @Test
    void wantsOneWebhookSecretForAllProcessesOfADatabase() {
        Settings settings =
                new Settings(
                        Map.of(
                                "RAPPORTEUR_JOURNAL", "postgresql://rapp:hush@localhost:1/bot",
                                "RAPPORTEUR_PUBLIC_URL", "https://bot.example.org",
                                "TELEGRAM_BOT_TOKEN", "1:a"));

        assertThatThrownBy(() -> House.open(settings, ServedHouse.RECORD))
                .isInstanceOf(FailedCommand.class)
                .hasMessageContaining("TELEGRAM_WEBHOOK_SECRET is not set");
    }

    @Test
    void hasADefaultForEverythingThatIsNoSecret() {
        Settings settings = new Settings(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.journal()).hasToString("data/rapporteur.db");
        assertThat(settings.pack()).exists();
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void tellsWhatEachPlatformNeedsWhenNoneIsSetUp() {
        assertThatThrownBy(() ->
                        House.open(
                                new Settings(
                                        Map.of(
                                                "RAPPORTEUR_JOURNAL",
                                                "sqlite:" + folder.resolve("j.db"))),
                                ServedHouse.RECORD))
                .isInstanceOf(FailedCommand.class)
                .hasMessageContainingAll(
                        "Nothing to serve", "TELEGRAM_BOT_TOKEN", "SLACK_BOT_TOKEN");
        assertThat(folder.resolve("j.db")).doesNotExist();
    }

    @Test
    void aPortThatIsTakenIsToldInASentenceAndLetsTheJournalGo() throws Exception {
        Path journal = folder.resolve("j.db");
        try (ServerSocket taken = new ServerSocket(0)) {
            Settings settings =
                    new Settings(
                            Map.of(
                                    "RAPPORTEUR_JOURNAL",
                                    "sqlite:" + journal,
                                    "RAPPORTEUR_PORT",
                                    Integer.toString(taken.getLocalPort()),
                                    "TELEGRAM_BOT_TOKEN",
                                    "1:a"));

            assertThatThrownBy(() -> House.open(settings, ServedHouse.RECORD))
                    .isInstanceOf(FailedCommand.class)
                    .hasMessageContainingAll(
                            "port " + taken.getLocalPort() + " cannot be opened",
                            "choose another port");
        }
        SqliteJournal.open(journal, InstantSource.system()).close();
    }

    @Test
    void aJournalThatCannotBeHadIsToldWithoutAStackTrace() throws Exception {
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setErr(new PrintWriter(err, true));
        JournalException failure =
                catchThrowableOfType(
                        JournalException.class,
                        () -> SqliteJournal.open(folder, InstantSource.system()));

        int exitCode =
                command.getExecutionExceptionHandler()
                        .handleExecutionException(failure, command, null);

        assertThat(exitCode).isEqualTo(1);
        assertThat(err).hasToString(failure.getMessage() + System.lineSeparator());
    }
}
