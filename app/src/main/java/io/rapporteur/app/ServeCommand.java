package io.rapporteur.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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
        CompletableFuture<House> house = new CompletableFuture<>();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("shutdown")
                                .unstarted(() -> {
                                    close(house);
                                    stopped.countDown();
                                }));
        try {
            house.complete(House.open(new Settings(System.getenv()), pack.knowledge()));
        } catch (RuntimeException | Error e) {
            house.completeExceptionally(e);
            throw e;
        }
        stopped.await();
        return ExitCode.OK;
    }

    /// Waits for a house that is being opened: it may have been told to stop meanwhile, and must
    /// not be left half open. One that could not be opened has nothing to close.
    private static void close(CompletableFuture<House> house) {
        house.handle((open, _) -> Optional.ofNullable(open)).join().ifPresent(House::close);
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
