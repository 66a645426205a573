package io.rapporteur.app.load;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/// Measures the served house as its people meet it: real processes, real journals, webhooks posted
/// at a fixed rate over loopback, answers sent to a stand-in for Telegram. Prints Markdown.
///
/// Processes, their journals and the driver share one machine; a column tells who used it.
@Command(
        name = "config/bench-load",
        mixinStandardHelpOptions = true,
        description = "Measures how many questions the bot answers, and how soon.")
final class LoadBenchmark implements Callable<Integer> {

    private static final String AS_FAST_AS_POSSIBLE = "max";
    private static final int WARM_UP_RATE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Numbers of messages are whole numbers of 32 bits, and so are those of the questions.
    private int asked = 1_000;

    private Questions questions;

    @Option(names = "--journals", split = ",", description = "Of sqlite, postgresql, bare.")
    private List<String> journals = List.of("bare", "sqlite", "postgresql");

    @Option(names = "--processes", split = ",", description = "How many on one PostgreSQL.")
    private List<Integer> processes = List.of(1, 2);

    @Option(names = "--rates", split = ",", description = "Questions a second, or max.")
    private List<String> rates = List.of("10", "100", "500", AS_FAST_AS_POSSIBLE);

    @Option(names = "--seconds", description = "How long each rate is held.")
    private int seconds = 30;

    @Option(names = "--warm-up", description = "Seconds at 200 a second before, not measured.")
    private int warmUp = 30;

    @Option(names = "--unanswered", description = "At max: how many may wait for their answer.")
    private int unanswered = 256;

    @Option(names = "--soak", description = "So many questions at the first rate, line by line.")
    private int soak;

    @Option(names = "--java-opts", description = "For the bot's virtual machine.")
    private String options = "-Xmx256m";

    /// @param arguments see `--help`
    public static void main(String[] arguments) {
        // Headers and body leave in two packets; without this an answer waits 40 ms for the second.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.exit(new CommandLine(new LoadBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("rapporteur.home"));
        Path folder = Files.createDirectories(home.resolve("app/target/load"));
        questions = new Questions(home.resolve("knowledge/packs/interpol-93"));
        System.out.println(soak > 0 ? Soak.HEAD : HEAD);
        for (String journal : journals) {
            switch (journal) {
                case "bare" -> measure(Setup.bare(options, folder));
                case "sqlite" -> measure(Setup.sqlite(options, folder));
                case "postgresql" -> {
                    for (int count : processes) {
                        measure(Setup.postgresql(count, options, folder));
                    }
                }
                default -> throw new IllegalArgumentException(journal + " is no journal");
            }
        }
        return 0;
    }

    private void measure(Setup setup) throws Exception {
        try (setup) {
            run(setup, Integer.toString(WARM_UP_RATE), WARM_UP_RATE * warmUp);
            if (soak > 0) {
                new Soak(setup, soak, count -> run(setup, rates.getFirst(), count)).print();
                return;
            }
            for (String rate : rates) {
                System.out.println(run(setup, rate, count(rate)).row(setup, rate));
            }
        }
    }

    /// More than can be asked, if as many as possible are.
    private int count(String rate) {
        return seconds * (rate.equals(AS_FAST_AS_POSSIBLE) ? 50_000 : Integer.parseInt(rate));
    }

    private Run run(Setup setup, String rate, int count) throws InterruptedException {
        Journey journey = new Journey(asked, count);
        asked += count;
        Semaphore permits = new Semaphore(unanswered);
        setup.telegram()
                .tell(question -> {
                    if (journey.answer(question)) {
                        permits.release();
                    }
                });
        Callers callers = new Callers(setup.ports(), Setup.SECRET, questions);
        CpuTime before = setup.cpuTime();
        long began = System.nanoTime();
        Callers.Schedule schedule =
                rate.equals(AS_FAST_AS_POSSIBLE)
                        ? Callers.asFastAsPossible(permits, Duration.ofSeconds(seconds))
                        : Callers.every(Duration.ofSeconds(1).dividedBy(Integer.parseInt(rate)));
        callers.post(
                journey,
                schedule,
                () -> {
                    if (!setup.answers()) {
                        permits.release();
                    }
                });
        if (setup.answers()) {
            awaitAnswers(journey);
        }
        double taken = (System.nanoTime() - began) / 1e9;
        return new Run(journey, taken, setup.cpuTime().coresSince(before, taken));
    }

    private static void awaitAnswers(Journey journey) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (journey.answered() < journey.posted() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }

    static final String HEAD =
            """
            | what | asked per second | done per second | until acknowledged: p50 / p99 / max, ms \
            | until answered: p50 / p99 / max, ms | cores: bot / PostgreSQL / driver / others \
            | memory, MB | refused, lost, repeated |
            |---|---|---|---|---|---|---|---|\
            """;

    /// @param cores who used how many
    record Run(Journey journey, double seconds, String cores) {

        String row(Setup setup, String rate) throws IOException {
            int done = setup.answers() ? journey.answered() : journey.posted();
            StringBuilder memory = new StringBuilder();
            for (Served process : setup.processes()) {
                memory.append(memory.isEmpty() ? "" : " + ").append(process.residentMegabytes());
            }
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %s | %s | %s | %s | %d, %d, %d |",
                    setup.name(),
                    rate,
                    done / seconds,
                    journey.untilAcknowledged().inMilliseconds(),
                    setup.answers() ? journey.untilAnswered().inMilliseconds() : "-",
                    cores,
                    memory,
                    journey.refused(),
                    journey.posted() - done,
                    journey.repeated());
        }
    }
}
