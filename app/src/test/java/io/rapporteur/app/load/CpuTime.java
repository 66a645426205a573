package io.rapporteur.app.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Processor time used so far, in seconds.
///
/// @param bot all of its processes together
/// @param database PostgreSQL; 0 if there is none
/// @param driver this process: the people who ask, and the platform that is answered
/// @param machine everything together
record CpuTime(double bot, double database, double driver, double machine) {

    /// `USER_HZ`, the unit of `/proc/stat`: 100 on every Linux that Java runs on.
    private static final double TICKS_PER_SECOND = 100;

    /// @param postmaster PostgreSQL's first process and its children, or none
    static CpuTime now(List<ProcessHandle> bot, Stream<ProcessHandle> postmaster) {
        return new CpuTime(
                seconds(bot.stream()),
                seconds(postmaster),
                seconds(Stream.of(ProcessHandle.current())),
                machineSeconds());
    }

    private static double seconds(Stream<ProcessHandle> processes) {
        return processes
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3)
                .sum();
    }

    /// User, nice, system, interrupts: all but idle and waiting.
    private static double machineSeconds() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] ticks = lines.findFirst().orElseThrow().split("\\s+");
            return Stream.of(1, 2, 3, 6, 7)
                            .mapToLong(field -> Long.parseLong(Arrays.asList(ticks).get(field)))
                            .sum()
                    / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many cores were busy since `before`, `seconds` ago: with the bot, with PostgreSQL, with
    /// the driver, with anything else.
    String coresSince(CpuTime before, double seconds) {
        double bots = (bot - before.bot) / seconds;
        double databases = (database - before.database) / seconds;
        double drivers = (driver - before.driver) / seconds;
        double others =
                Math.max(0, (machine - before.machine) / seconds - bots - databases - drivers);
        return String.format(
                Locale.ROOT, "%.2f / %.2f / %.2f / %.2f", bots, databases, drivers, others);
    }
}
