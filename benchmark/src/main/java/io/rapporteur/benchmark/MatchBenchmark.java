package io.rapporteur.benchmark;

import io.rapporteur.core.language.LanguageContext;
import io.rapporteur.core.matching.Match;
import io.rapporteur.core.matching.Matcher;
import io.rapporteur.knowledge.KnowledgeBase;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The whole match of one question, from its text to the decision. Before it, a line tells how much
/// of the heap a matcher takes together with its pack.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 4, time = 5)
@State(Scope.Benchmark)
public class MatchBenchmark {

    private static final Instant AT = Instant.parse("2025-11-26T12:00:00Z");

    /// How many wordings the pack has; see [Packs].
    @Param(Packs.SHIPPED)
    public int wordings;

    /// See [Packs#matcher].
    @Param("static")
    public String encoder;

    private Matcher matcher;
    private List<String> questions;
    private int asked;

    @Setup
    public void learn() {
        KnowledgeBase knowledge = Packs.of(wordings);
        matcher = Packs.matcher(knowledge, encoder);
        questions = wordings == 0 ? Questions.ofTrials(Packs.FOLDER) : Questions.of(knowledge);
        System.gc();
        System.out.printf(
                "%d MB of the heap%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    @Benchmark
    public Match match() {
        return matcher.match(questions.get(asked++ % questions.size()), LanguageContext.NONE, AT);
    }
}
