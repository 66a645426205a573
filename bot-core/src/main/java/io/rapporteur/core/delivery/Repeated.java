package io.rapporteur.core.delivery;

import java.time.Duration;

/// A task that is done again and again in a thread of its own, with a pause in between, until it is
/// closed. A task that takes long returns when its thread is interrupted.
public final class Repeated implements AutoCloseable {

    private final Runnable task;
    private final Duration pause;
    private final RetryDelay.Sleeper sleeper;
    private final Thread thread;

    /// @param name of the thread
    /// @param task throws nothing: what it throws ends the thread
    public Repeated(String name, Runnable task, Duration pause, RetryDelay.Sleeper sleeper) {
        this.task = task;
        this.pause = pause;
        this.sleeper = sleeper;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// Begins; once for each object.
    public void start() {
        thread.start();
    }

    /// Returns when the task is not at work any more.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                task.run();
                sleeper.sleep(pause);
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }
}
