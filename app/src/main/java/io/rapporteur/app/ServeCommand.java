package io.rapporteur.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// Meets the world: runs every adapter whose settings are present, until the process is told to
/// stop.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Answers in Telegram and Slack, whichever is set up, and says what the other needs."
                        + " SIGTERM stops it.")
final class ServeCommand implements Callable<Integer> {

    @Mixin private PackOption pack = new PackOption();

    @Override
    public Integer call() throws InterruptedException {
        logForWhoeverReads();
        House house = House.open(new Settings(System.getenv()), pack.knowledge());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("shutdown")
                                .unstarted(() -> {
                                    house.close();
                                    stopped.countDown();
                                }));
        stopped.await();
        return ExitCode.OK;
    }

    /// Plain lines for a person at a terminal, JSON for whatever collects logs. Set before the
    /// first logger is made.
    private static void logForWhoeverReads() {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        System.setProperty("rapporteur.log.level", "INFO");
        if (!terminal) {
            System.setProperty("logback.configurationFile", "logback-json.xml");
        }
    }
}
