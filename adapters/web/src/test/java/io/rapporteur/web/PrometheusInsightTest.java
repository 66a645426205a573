package io.rapporteur.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.dialogue.Outcome;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class PrometheusInsightTest {

    private final PrometheusInsight insight = new PrometheusInsight();

    @AfterEach
    void close() {
        insight.close();
    }

    @Test
    void countsEachThingUnderItsName() {
        insight.kept("telegram");
        insight.kept("telegram");
        insight.kept("slack");
        insight.repeated("slack");
        insight.unreadable("slack");
        insight.sent("telegram");
        insight.retried("telegram", true);
        insight.retried("telegram", false);
        insight.setAside("telegram");
        insight.leftUnanswered("slack");

        assertThat(lines())
                .contains(
                        "rapporteur_utterances_total{platform=\"telegram\"} 2.0",
                        "rapporteur_utterances_total{platform=\"slack\"} 1.0",
                        "rapporteur_repeats_total{platform=\"slack\"} 1.0",
                        "rapporteur_unreadable_total{platform=\"slack\"} 1.0",
                        "rapporteur_messages_sent_total{platform=\"telegram\"} 1.0",
                        "rapporteur_messages_retried_total{platform=\"telegram\",uncertain=\"true\"}"
                            + " 1.0",
                        "rapporteur_messages_retried_total{platform=\"telegram\",uncertain=\"false\"}"
                            + " 1.0",
                        "rapporteur_set_aside_total{platform=\"telegram\"} 1.0",
                        "rapporteur_left_unanswered_total{platform=\"slack\"} 1.0");
    }

    @Test
    void countsTurnsByOutcomeAndLanguageAndHowLongTheyTook() {
        insight.turn("slack", Outcome.ANSWER, Language.ARABIC, Duration.ofMillis(3));
        insight.turn("slack", Outcome.ABSTAIN, Language.FRENCH, Duration.ofMillis(700));

        assertThat(lines())
                .contains(
                        "rapporteur_turns_total{language=\"ar\",outcome=\"answer\",platform=\"slack\"}"
                            + " 1.0",
                        "rapporteur_turns_total{language=\"fr\",outcome=\"abstain\",platform=\"slack\"}"
                            + " 1.0",
                        "rapporteur_turn_seconds_count 2",
                        "rapporteur_turn_seconds_sum 0.703",
                        "rapporteur_turn_seconds_bucket{le=\"0.002\"} 0",
                        "rapporteur_turn_seconds_bucket{le=\"0.005\"} 1",
                        "rapporteur_turn_seconds_bucket{le=\"1.0\"} 2",
                        "rapporteur_turn_seconds_bucket{le=\"+Inf\"} 2");
    }

    @Test
    void showsWhetherThisProcessLeads() {
        assertThat(lines()).contains("rapporteur_leader 0.0");
        insight.leads(true);
        assertThat(lines()).contains("rapporteur_leader 1.0");
        insight.leads(false);
        assertThat(lines()).contains("rapporteur_leader 0.0");
    }

    @Test
    void showsWhetherSendingPauses() {
        insight.sendingPaused("slack", true);
        insight.sendingPaused("telegram", true);
        insight.sendingPaused("telegram", false);

        assertThat(lines())
                .contains(
                        "rapporteur_sending_paused{platform=\"slack\"} 1.0",
                        "rapporteur_sending_paused{platform=\"telegram\"} 0.0");
    }

    @Test
    void showsTheStateOfTheJvm() {
        assertThat(insight.scrape())
                .contains(
                        "jvm_memory_used_bytes{",
                        "jvm_gc_max_data_size_bytes ",
                        "jvm_threads_live_threads ");
    }

    private List<String> lines() {
        return insight.scrape().lines().toList();
    }
}
