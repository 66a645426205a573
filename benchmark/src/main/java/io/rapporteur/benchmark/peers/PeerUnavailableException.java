package io.rapporteur.benchmark.peers;

/// A peer cannot run here; the message says why and what to do, in a few words: it stands in the
/// table.
final class PeerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PeerUnavailableException(String message) {
        super(message);
    }
}
