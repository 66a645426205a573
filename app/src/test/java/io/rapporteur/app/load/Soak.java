package io.rapporteur.app.load;

import java.util.Locale;

/// Many questions one after the other, and what the memory does meanwhile.
record Soak(Setup setup, int questions, Asking asking) {

    static final String HEAD =
            """
            | questions so far | per second | until answered: p50 / p99 / max, ms \
            | resident, MB | live heap after the last full collection, MB | threads | lost, repeated |
            |---|---|---|---|---|---|---|\
            """;

    private static final int LINES = 12;

    /// Asks so many questions.
    interface Asking {
        LoadBenchmark.Run ask(int count) throws InterruptedException;
    }

    void print() throws Exception {
        for (int line = 1; line <= LINES; line++) {
            LoadBenchmark.Run run = asking.ask(questions / LINES);
            Journey journey = run.journey();
            Served process = setup.processes().getFirst();
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.0f | %s | %d | %.0f | %.0f | %d, %d |%n",
                    line * (questions / LINES),
                    journey.answered() / run.seconds(),
                    journey.untilAnswered().inMilliseconds(),
                    process.residentMegabytes(),
                    process.metric("jvm_gc_live_data_size_bytes") / (1 << 20),
                    process.metric("jvm_threads_live_threads"),
                    journey.posted() - journey.answered(),
                    journey.repeated());
        }
    }
}
