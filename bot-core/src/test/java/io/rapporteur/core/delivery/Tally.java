package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.Outcome;
import io.rapporteur.knowledge.Language;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Counts what insight is told: `kept telegram`, `turn telegram SERVICE`, `retried telegram
/// uncertain`.
final class Tally implements Insight {

    private final Map<String, Integer> counts = new TreeMap<>();

    @Override
    public void kept(String platform) {
        count("kept " + platform);
    }

    @Override
    public void repeated(String platform) {
        count("repeated " + platform);
    }

    @Override
    public void unreadable(String platform) {
        count("unreadable " + platform);
    }

    @Override
    public void turn(String platform, Outcome outcome, Language language, Duration taken) {
        count("turn " + platform + " " + outcome);
    }

    @Override
    public void sent(String platform) {
        count("sent " + platform);
    }

    @Override
    public void retried(String platform, boolean uncertain) {
        count("retried " + platform + (uncertain ? " uncertain" : " postponed"));
    }

    @Override
    public void setAside(String platform) {
        count("set aside " + platform);
    }

    @Override
    public void leftUnanswered(String platform) {
        count("left " + platform);
    }

    @Override
    public void sendingPaused(String platform, boolean paused) {
        count((paused ? "paused " : "resumed ") + platform);
    }

    @Override
    public void leads(boolean leads) {
        count(leads ? "leads" : "leads no more");
    }

    synchronized int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }

    private synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
