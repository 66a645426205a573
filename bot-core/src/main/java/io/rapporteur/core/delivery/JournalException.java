package io.rapporteur.core.delivery;

/// The journal could not be read or written: nothing may be acknowledged that depends on it.
public class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param message what could not be done, and what an operator should look at
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
