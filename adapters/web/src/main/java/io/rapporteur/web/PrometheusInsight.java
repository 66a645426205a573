package io.rapporteur.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.dialogue.Outcome;
import io.rapporteur.knowledge.Language;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts for Prometheus: `rapporteur_...`, and the memory, garbage collection and threads of the
/// JVM.
public final class PrometheusInsight implements Insight, AutoCloseable {

    /// The bounds of the histogram: from an answer that was looked up to one that people notice.
    private static final Duration[] TURN_BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Timer turns =
            Timer.builder("rapporteur.turn")
                    .description("How long the dialogue thought about a turn")
                    .serviceLevelObjectives(TURN_BOUNDS)
                    .register(registry);

    private final AtomicInteger leads = new AtomicInteger();

    /// By platform.
    private final Map<String, AtomicInteger> paused = new ConcurrentHashMap<>();

    public PrometheusInsight() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        Gauge.builder("rapporteur.leader", leads, AtomicInteger::get)
                .description("1 while this process answers and sends")
                .register(registry);
    }

    /// Everything counted so far, in Prometheus' text format.
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void kept(String platform) {
        count("rapporteur.utterances", "Utterances kept for the first time", "platform", platform);
    }

    @Override
    public void repeated(String platform) {
        count("rapporteur.repeats", "Utterances that came again", "platform", platform);
    }

    @Override
    public void unreadable(String platform) {
        count("rapporteur.unreadable", "Updates that could not be read", "platform", platform);
    }

    @Override
    public void turn(String platform, Outcome outcome, Language language, Duration taken) {
        count(
                "rapporteur.turns",
                "Turns taken",
                "platform",
                platform,
                "outcome",
                outcome.code(),
                "language",
                language.tag());
        turns.record(taken);
    }

    @Override
    public void sent(String platform) {
        count("rapporteur.messages.sent", "Messages shown", "platform", platform);
    }

    @Override
    public void retried(String platform, boolean uncertain) {
        count(
                "rapporteur.messages.retried",
                "Messages tried again; if uncertain, they may have been shown before",
                "platform",
                platform,
                "uncertain",
                Boolean.toString(uncertain));
    }

    @Override
    public void setAside(String platform) {
        count("rapporteur.set.aside", "Messages and turns given up", "platform", platform);
    }

    @Override
    public void leftUnanswered(String platform) {
        count(
                "rapporteur.left.unanswered",
                "Utterances of people who were asked to write more slowly",
                "platform",
                platform);
    }

    @Override
    public void sendingPaused(String platform, boolean paused) {
        this.paused.computeIfAbsent(platform, this::gaugeOfPause).set(paused ? 1 : 0);
    }

    @Override
    public void leads(boolean leads) {
        this.leads.set(leads ? 1 : 0);
    }

    private AtomicInteger gaugeOfPause(String platform) {
        AtomicInteger value = new AtomicInteger();
        Gauge.builder("rapporteur.sending.paused", value, AtomicInteger::get)
                .description("1 while sending pauses because the platform failed again and again")
                .tag("platform", platform)
                .register(registry);
        return value;
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }

    private void count(String name, String description, String... tags) {
        Counter.builder(name).description(description).tags(tags).register(registry).increment();
    }
}
