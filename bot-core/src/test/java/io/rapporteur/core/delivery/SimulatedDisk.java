package io.rapporteur.core.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A journal on a disk that is slow, fails before or after it has written, and is full at times.
/// The power may be cut before and after everything that it does.
final class SimulatedDisk {

    private static final Set<String> READS =
            Set.of("unfinished", "nextTurn", "state", "forgettable", "nextMessage", "triedSince");

    final InMemoryJournal kept = new InMemoryJournal();
    private final Turnstile turnstile;
    private final RandomGenerator random;
    private final Mischief mischief;
    private final Promise promise;
    private boolean full;

    SimulatedDisk(Turnstile turnstile, RandomGenerator random, Mischief mischief, Promise promise) {
        this.turnstile = turnstile;
        this.random = random;
        this.mischief = mischief;
        this.promise = promise;
    }

    void setFull(boolean isFull) {
        full = isFull;
    }

    Journal journal() {
        return (Journal)
                Proxy.newProxyInstance(
                        Journal.class.getClassLoader(),
                        new Class<?>[] {Journal.class},
                        (_, method, arguments) ->
                                call(method, arguments == null ? new Object[0] : arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return tryTo(method, arguments);
        } catch (JournalException e) {
            if (method.getName().equals("takeBackTry")) {
                promise.takesBack((Journal.Unsent) arguments[0]);
            }
            throw e;
        }
    }

    private Object tryTo(Method method, Object[] arguments) throws Throwable {
        take(method);
        if (full && !READS.contains(method.getName())) {
            mischief.happened("disk full");
            throw failure("the disk is full");
        }
        failPerhaps("disk fails before " + method.getName());
        Object result = write(method, arguments);
        take(method);
        failPerhaps("disk fails after " + method.getName());
        return result;
    }

    /// Takes some time, or none. No time passes between the moment that a message is allowed, and
    /// its sending: budgets are held against the moments at which messages leave.
    private void take(Method method) {
        if (!method.getName().equals("beginTry") && mischief.happens(20)) {
            int longest = random.nextInt(8) == 0 ? 400 : 30;
            turnstile.pass(Duration.ofMillis(1 + random.nextInt(longest)));
        } else {
            turnstile.giveWay();
        }
    }

    private Object write(Method method, Object[] arguments) throws Throwable {
        try {
            Object result = method.invoke(kept, arguments);
            mischief.trace(method.getName(), arguments.length == 0 ? "" : arguments[0]);
            tell(method.getName(), arguments, result);
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void tell(String what, Object[] about, Object result) {
        switch (what) {
            case "keep" ->
                    promise.keeps(
                            ((List<?>) result).stream().map(Journal.Kept.class::cast).toList());
            case "finishTurn" -> promise.finishes((Journal.Kept) about[0], messages(about[2]));
            case "finishByForgetting" ->
                    promise.finishes((Journal.Kept) about[0], messages(about[1]));
            case "setAside" -> promise.setsAside(((UnreadableUpdate) about[0]).key());
            case "takeBackTry" -> promise.takesBack((Journal.Unsent) about[0]);
            case "sent" -> promise.marks((Journal.Unsent) about[0]);
            case "giveUp" -> promise.givesUp((Journal.Unsent) about[0]);
            default -> {}
        }
    }

    private static List<OutboundMessage> messages(Object list) {
        return ((List<?>) list).stream().map(OutboundMessage.class::cast).toList();
    }

    private void failPerhaps(String how) {
        if (mischief.happens(2)) {
            mischief.happened(how);
            throw failure(how);
        }
    }

    private static JournalException failure(String how) {
        return new JournalException(how, new IllegalStateException());
    }
}
