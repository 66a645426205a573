package io.rapporteur.app;

import static io.rapporteur.app.ServedHouse.await;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.rapporteur.core.delivery.Revisions;
import io.rapporteur.journal.DatabaseServer;
import io.rapporteur.journal.JournalAddress;
import io.rapporteur.journal.PostgresJournal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// Two houses over one database.
class SharedJournalTest {

    private static DatabaseServer database;

    @TempDir private Path folder;

    @BeforeAll
    static void startDatabase() {
        database = DatabaseServer.start();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @Test
    void whatReachesAStandbyIsAnsweredByTheLeaderAndByTheStandbyOnceItLeads() {
        String journal = database.url(database.newSchema());
        try (ServedHouse leader = house(journal, Map.of())) {
            await("the first leads", () -> readiness(leader).contains("leads: "));
            try (ServedHouse standby =
                    house(
                            journal,
                            Map.of(
                                    "TELEGRAM_API_URL",
                                    leader.telegram.url().toString(),
                                    "SLACK_API_URL",
                                    leader.slack.apiUrl().toString()))) {
                await("the second stands by", () -> readiness(standby).contains("standby: "));
                assertThat(standby.isReady()).isTrue();
                assertThat(readiness(standby)).doesNotContain("telegram");
                assertThat(leader.metrics().lines()).contains("rapporteur_leader 1.0");
                assertThat(standby.metrics().lines()).contains("rapporteur_leader 0.0");

                ask(leader, standby, "When was it?");
                await("an answer", () -> leader.slack.shown().size() == 1);

                leader.stop();
                await("the second leads", () -> readiness(standby).contains("leads: "));
                assertThat(standby.metrics().lines()).contains("rapporteur_leader 1.0");
                ask(leader, standby, "Where was it?");
                leader.telegram.say(501, "en", "Where was it?");
                await("another answer", () -> leader.slack.shown().size() == 2);
                leader.telegram.awaitSent(1);
                leader.reopen();
            }
        }
    }

    @Test
    void aProcessWithAnotherPackIsToldOnceUntilItIsGone() {
        String journal = database.url(database.newSchema());
        String own = ServedHouse.RECORD.revision();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Revisions.class);
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
        try (ServedHouse house = house(journal, Map.of())) {
            await(
                    "only this one runs",
                    () ->
                            readiness(house)
                                    .contains(
                                            "all processes on this journal hold revision " + own));
            try (PostgresJournal old =
                    PostgresJournal.open(
                            (JournalAddress.Postgresql) JournalAddress.parse(journal),
                            Clock.systemUTC())) {
                assertThat(old.lead("0123456789ab", () -> {})).isEmpty();

                await(
                        "the other is seen",
                        () ->
                                readiness(house)
                                        .contains(
                                                "this one revision "
                                                        + own
                                                        + ", others 0123456789ab"));
                assertThat(house.isReady()).isTrue();
                assertThat(findings(house.environment()))
                        .containsPattern("warning +Processes: they hold different packs")
                        .contains("0123456789ab", own, "finish the update");
            }
            await("only this one runs again", () -> readiness(house).contains("all processes"));
            assertThat(findings(house.environment()))
                    .containsPattern("ok +Processes: all that run hold revision " + own);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.WARN, Level.INFO);
    }

    @Test
    void doctorLooksAtTheDatabaseAlsoBesideARunningBot() {
        String journal = database.url(database.newSchema());
        try (ServedHouse house = house(journal, Map.of())) {
            assertThat(findings(house.environment()))
                    .containsPattern("ok +Journal: writes to postgresql://localhost:");
        }
        assertThat(findings(Map.of("RAPPORTEUR_JOURNAL", journal.replace("s3cret", "wr0ng"))))
                .containsPattern("ERROR +Journal: .*does not let user rapporteur in")
                .doesNotContain("wr0ng");
    }

    private ServedHouse house(String journal, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("RAPPORTEUR_JOURNAL", journal);
        return new ServedHouse(folder.resolve("unused"), settings);
    }

    private static String readiness(ServedHouse house) {
        return house.get("/health/ready").body();
    }

    private static void ask(ServedHouse platforms, ServedHouse reached, String question) {
        assertThat(
                        reached.postToSlackEvents(platforms.slack.command("C1", "U1", question))
                                .statusCode())
                .isEqualTo(200);
    }

    private static String findings(Map<String, String> environment) {
        StringWriter out = new StringWriter();
        new CommandLine(new DoctorCommand(environment))
                .setOut(new PrintWriter(out, true))
                .execute();
        return out.toString();
    }
}
