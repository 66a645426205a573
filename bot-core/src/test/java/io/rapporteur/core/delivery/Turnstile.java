package io.rapporteur.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// Lets many threads through one at a time, in an order and at moments that chance decides: with
/// the same chance everything happens again exactly as before.
///
/// A thread gives way only where it calls [#giveWay], [#pass] or [#sleep]; what it does in between
/// is one step. Time stands still while anybody can take a step.
final class Turnstile implements InstantSource {

    /// What happens to a thread whose life is over, wherever it is: it unwinds, and reaches nothing
    /// any more.
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;

        PowerCut() {
            super("the power is cut", null, false, false);
        }
    }

    /// One run of a process: its threads end together.
    static final class Life {
        private boolean over;

        boolean isOver() {
            return over;
        }
    }

    /// Something that happens outside of any thread.
    private record Event(Instant at, long number, Runnable happening) {}

    private final RandomGenerator random;
    private final List<Walker> walkers = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private final Semaphore back = new Semaphore(0);
    private Instant now;
    private long numbers;
    private volatile Walker walking;

    Turnstile(RandomGenerator random, Instant begin) {
        this.random = random;
        this.now = begin;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Makes threads that belong to `life`. Each must be started by whoever asked for it.
    ThreadFactory threads(Life life) {
        return work -> {
            Walker walker = new Walker(life, work);
            walkers.add(walker);
            return walker.thread;
        };
    }

    void after(Duration delay, Runnable happening) {
        events.add(new Event(now.plus(delay), numbers++, happening));
    }

    /// Whether threads of `life` are left.
    boolean isAtWork(Life life) {
        return walkers.stream().anyMatch(walker -> walker.life == life);
    }

    /// Takes one step: one of the threads that can go on, or the next event, chosen by chance; or
    /// else lets time pass to where somebody can.
    ///
    /// @param late how much more time passes than it must: nobody may go on meanwhile
    /// @return false if nothing will ever happen any more
    boolean step(Duration late) {
        List<Walker> ready = walkers.stream().filter(Walker::isReady).toList();
        boolean isDue = !events.isEmpty() && !events.peek().at().isAfter(now);
        if (ready.isEmpty() && !isDue) {
            return letTimePass(late);
        }
        int choice = random.nextInt(ready.size() + (isDue ? 1 : 0));
        if (choice < ready.size()) {
            ready.get(choice).step();
        } else {
            events.remove().happening().run();
        }
        return true;
    }

    private boolean letTimePass(Duration late) {
        Instant next = Instant.MAX;
        for (Walker walker : walkers) {
            next = walker.wakes.isBefore(next) ? walker.wakes : next;
        }
        if (!events.isEmpty() && events.peek().at().isBefore(next)) {
            next = events.peek().at();
        }
        if (next.equals(Instant.MAX)) {
            return false;
        }
        now = next.plus(late);
        return true;
    }

    /// Cuts the power: every thread of `life` unwinds now.
    void end(Life life) {
        life.over = true;
        while (isAtWork(life)) {
            walkers.stream().filter(walker -> walker.life == life).findFirst().get().step();
        }
    }

    /// Lets others go first, or not.
    void giveWay() {
        walking.waitUntil(now, false);
        if (walking.life.over) {
            throw new PowerCut();
        }
    }

    /// Lets `time` pass, as a call over the network does; no interrupt shortens it.
    void pass(Duration time) {
        walking.waitUntil(now.plus(time), false);
        if (walking.life.over) {
            throw new PowerCut();
        }
    }

    /// Lets `time` pass, as [Thread#sleep] does.
    void sleep(Duration time) throws InterruptedException {
        if (!walking.life.over) {
            walking.waitUntil(now.plus(time), true);
        }
        if (walking.life.over || Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /// A thread that waits at the turnstile whenever it is not the one that walks.
    private final class Walker {

        private final Life life;
        private final Thread thread;
        private Instant wakes = now;
        private boolean mayBeWoken;
        private volatile boolean mayGo;
        private volatile boolean wasInterrupted;

        private Walker(Life life, Runnable work) {
            this.life = life;
            this.thread = Thread.ofVirtual().unstarted(() -> walk(work));
        }

        private boolean isReady() {
            return !wakes.isAfter(now) || mayBeWoken && (thread.isInterrupted() || wasInterrupted);
        }

        private void walk(Runnable work) {
            awaitTurn();
            try {
                work.run();
            } catch (PowerCut _) {
                // It ends wherever it is.
            } finally {
                walkers.remove(this);
                back.release();
            }
        }

        /// Called from outside: returns when the thread waits again, or has ended.
        private void step() {
            walking = this;
            mayGo = true;
            LockSupport.unpark(thread);
            back.acquireUninterruptibly();
        }

        private void waitUntil(Instant moment, boolean interruptible) {
            if (life.over) {
                return;
            }
            wakes = moment;
            mayBeWoken = interruptible;
            back.release();
            awaitTurn();
        }

        /// An interrupt that comes meanwhile is put by, for it would not let the thread wait, and
        /// given back to it then.
        private void awaitTurn() {
            while (!mayGo) {
                LockSupport.park(this);
                if (thread.isInterrupted()) {
                    wasInterrupted = true;
                    Thread.interrupted();
                }
            }
            mayGo = false;
            if (wasInterrupted) {
                wasInterrupted = false;
                thread.interrupt();
            }
        }
    }
}
