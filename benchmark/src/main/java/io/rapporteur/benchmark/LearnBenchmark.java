package io.rapporteur.benchmark;

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

import java.util.concurrent.TimeUnit;

/// What a process does once, in a virtual machine that has just started: nothing is prepared.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class LearnBenchmark {

    /// How many wordings the pack has; see [Packs].
    @Param(Packs.SHIPPED)
    public int wordings;

    private KnowledgeBase knowledge;

    @Setup
    public void make() {
        knowledge = Packs.of(wordings);
    }

    /// Reading the files of the shipped pack.
    @Benchmark
    public KnowledgeBase read() {
        return Packs.of(0);
    }

    /// Learning a pack that was read.
    @Benchmark
    public Matcher learn() {
        return Packs.matcher(knowledge, "static");
    }
}
