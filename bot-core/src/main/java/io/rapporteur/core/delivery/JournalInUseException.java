package io.rapporteur.core.delivery;

/// Another process works on this journal: two would answer everything twice.
public final class JournalInUseException extends JournalException {

    private static final long serialVersionUID = 1;

    /// @param message which journal, and what an operator can do
    public JournalInUseException(String message, Throwable cause) {
        super(message, cause);
    }
}
