package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.Reply;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// One run of the process: everything that a Delivery reaches goes through here, so that a test can
/// make a step fail, or cut the power, after which nothing of this run reaches anything any more.
final class Run {

    /// A moment before or after a step.
    ///
    /// @param step named after the methods of [Journal], or `send`
    /// @param done whether the step has been done already
    /// @param about what the step was given
    record Moment(Run run, String step, boolean done, List<Object> about) {

        boolean is(String wanted, boolean isDone) {
            return step.equals(wanted) && done == isDone;
        }
    }

    /// Called around every step; what it throws happens to the step.
    interface Disturbance {
        Disturbance NONE = _ -> {};

        void at(Moment moment);

        /// Happens the first time that a run comes to such a moment.
        static Disturbance once(String step, boolean done, Disturbance disturbance) {
            AtomicBoolean happened = new AtomicBoolean();
            return moment -> {
                if (moment.is(step, done) && happened.compareAndSet(false, true)) {
                    disturbance.at(moment);
                }
            };
        }
    }

    private final Disturbance disturbance;
    private volatile boolean powerless;

    Run(Disturbance disturbance) {
        this.disturbance = disturbance;
    }

    /// Ends the run in the middle of whatever it does.
    void cutPower() {
        powerless = true;
        throw new JournalException("the power is cut", new IllegalStateException());
    }

    static void failJournal() {
        throw new JournalException("the disk is full", new IllegalStateException());
    }

    boolean isPowerless() {
        return powerless;
    }

    Journal journal(Journal journal) {
        InvocationHandler handler =
                (_, method, arguments) -> {
                    List<Object> about = arguments == null ? List.of() : List.of(arguments);
                    pass(method.getName(), false, about);
                    Object result;
                    try {
                        result = method.invoke(journal, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    pass(method.getName(), true, about);
                    return result;
                };
        return (Journal)
                Proxy.newProxyInstance(
                        Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, handler);
    }

    Platform platform(Platform platform) {
        return new Platform() {
            @Override
            public String name() {
                return platform.name();
            }

            @Override
            public List<OutboundMessage> render(Reply reply, String address) {
                return platform.render(reply, address);
            }

            @Override
            public Receipt send(OutboundMessage message) {
                pass("send", false, List.of(message));
                Receipt receipt = platform.send(message);
                pass("send", true, List.of(message));
                return receipt;
            }
        };
    }

    private void pass(String step, boolean done, List<Object> about) {
        if (powerless) {
            cutPower();
        }
        disturbance.at(new Moment(this, step, done, about));
    }
}
