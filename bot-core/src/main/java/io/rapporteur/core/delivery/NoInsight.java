package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.Outcome;
import io.rapporteur.knowledge.Language;

import java.time.Duration;

enum NoInsight implements Insight {
    INSTANCE;

    @Override
    public void kept(String platform) {}

    @Override
    public void repeated(String platform) {}

    @Override
    public void unreadable(String platform) {}

    @Override
    public void turn(String platform, Outcome outcome, Language language, Duration taken) {}

    @Override
    public void sent(String platform) {}

    @Override
    public void retried(String platform, boolean uncertain) {}

    @Override
    public void setAside(String platform) {}

    @Override
    public void leftUnanswered(String platform) {}

    @Override
    public void sendingPaused(String platform, boolean paused) {}

    @Override
    public void leads(boolean leads) {}
}
