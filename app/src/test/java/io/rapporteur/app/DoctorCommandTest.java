package io.rapporteur.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

class DoctorCommandTest {

    @TempDir private Path folder;

    @Test
    void findsItFineThatABotIsRunningAndLooksAtEverythingElse() {
        try (ServedHouse house = new ServedHouse(folder.resolve("journal.db"))) {
            String findings = findings(house.environment());

            assertThat(findings.lines())
                    .filteredOn(line -> line.contains("Journal: "))
                    .singleElement()
                    .asString()
                    .startsWith("note ")
                    .contains("a bot is running", "that is fine");
            assertThat(findings).contains("Pack: ", "Telegram: ", "Slack: ");
        }
    }

    @Test
    void looksIntoTheJournalWhenNoBotIsRunning() {
        String journal = "sqlite:" + folder.resolve("journal.db");

        assertThat(findings(Map.of("RAPPORTEUR_JOURNAL", journal)).lines())
                .anyMatch(line -> line.startsWith("ok ") && line.contains("Journal: "));
    }

    @Test
    void callsAJournalThatCannotBeOpenedAnError() {
        assertThat(findings(Map.of("RAPPORTEUR_JOURNAL", "sqlite:" + folder)).lines())
                .anyMatch(line -> line.startsWith("ERROR ") && line.contains("Journal: "));
    }

    private static String findings(Map<String, String> environment) {
        StringWriter out = new StringWriter();
        new CommandLine(new DoctorCommand(environment))
                .setOut(new PrintWriter(out, true))
                .execute();
        return out.toString();
    }
}
