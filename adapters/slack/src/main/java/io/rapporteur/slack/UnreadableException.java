package io.rapporteur.slack;

/// Something arrived that does not have the form Slack documents. The message names what is missing
/// and quotes nothing.
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableException(String problem) {
        super(problem);
    }
}
