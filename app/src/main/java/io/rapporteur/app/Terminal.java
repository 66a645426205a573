package io.rapporteur.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Where a command prints: results on [#out()], everything else on [#err()].
///
/// Mixed into commands; picocli asks for the annotation.
@Command
final class Terminal {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }

    PrintWriter err() {
        return Objects.requireNonNull(command).commandLine().getErr();
    }

    /// Writes a file, and says so on [#err()].
    ///
    /// @throws FailedCommand if it cannot be written
    void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw FailedCommand.notWritten(file, e);
        }
        err().println("Wrote " + file + ".");
    }
}
