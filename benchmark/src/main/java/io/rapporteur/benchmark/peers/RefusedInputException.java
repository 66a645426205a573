package io.rapporteur.benchmark.peers;

/// What was given cannot be compared on; the message says what was found, and what is expected.
final class RefusedInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RefusedInputException(String message) {
        super(message);
    }
}
