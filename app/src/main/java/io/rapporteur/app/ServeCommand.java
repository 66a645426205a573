package io.rapporteur.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/// Meets the world: runs every adapter whose settings are present, until the process is told to stop.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Answers in Telegram and Slack, whichever is set up; says what the other needs. SIGTERM stops it.")
final class ServeCommand implements Callable<Integer> {

    @Mixin private PackOption pack = new PackOption();

    @Override
    public Integer call() throws InterruptedException {
        if (System.console() == null || !System.console().isTerminal()) {
            System.setProperty("logback.configurationFile", "logback-json.xml");
        }
        House house = House.build(new Settings(System.getenv()), pack.knowledge());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
            house.close();
            stopped.countDown();
        }));
        house.open();
        LoggerFactory.getLogger(ServeCommand.class).info("{}", house.greeting());
        stopped.await();
        return ExitCode.OK;
    }
}
