package io.rapporteur.app;

import java.io.IOException;
import java.nio.file.Path;

/// A command cannot do what was asked; its message is all that the person needs.
final class FailedCommand extends RuntimeException {

    private static final long serialVersionUID = 1;

    FailedCommand(String message) {
        super(message);
    }

    static FailedCommand notWritten(Path target, IOException cause) {
        return new FailedCommand(
                target
                        + " cannot be written: check the path and your rights. ("
                        + cause.getMessage()
                        + ")");
    }

    static FailedCommand notRead(Path file, IOException cause) {
        return new FailedCommand(
                file + " cannot be read: check the path. (" + cause.getMessage() + ")");
    }
}
