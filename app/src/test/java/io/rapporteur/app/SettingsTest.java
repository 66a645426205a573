package io.rapporteur.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.journal.SqliteJournal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                                "SLACK_BOT_TOKEN", "xoxb-1"));

        assertThatThrownBy(() -> House.open(settings, ServedHouse.RECORD))
                .isInstanceOf(FailedCommand.class)
                .hasMessageContainingAll(
                        "RAPPORTEUR_PORT is \"eighty\"",
                        "RAPPORTEUR_JOURNAL is neither",
                        "RAPPORTEUR_PUBLIC_URL is \"bot.example.org\"",
                        "TELEGRAM_BOT_TOKEN",
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
    void asksForPostgresqlToWaitInsteadOfPretending() {
        Settings settings =
                new Settings(Map.of("RAPPORTEUR_JOURNAL", "postgresql://user:password@host/db"));

        settings.journal();

        assertThat(settings.problems())
                .singleElement()
                .asString()
                .contains("does not support")
                .doesNotContain("password");
    }

    @Test
    void hasADefaultForEverythingThatIsNoSecret() {
        Settings settings = new Settings(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.journal()).isEqualTo(Path.of("data/rapporteur.db"));
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
