package io.rapporteur.app;

/// A command cannot do what was asked; its message is all that the person needs.
final class FailedCommand extends RuntimeException {

    private static final long serialVersionUID = 1;

    FailedCommand(String message) {
        super(message);
    }
}
