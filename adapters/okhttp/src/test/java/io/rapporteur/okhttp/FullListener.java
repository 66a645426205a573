package io.rapporteur.okhttp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Takes no connection and refuses none: to who connects it is like a network that swallows
/// everything.
public final class FullListener implements AutoCloseable {

    private static final int MOST_WAITING = 50;

    private final ServerSocket listener;
    private final List<Socket> waiting = new ArrayList<>();

    /// Fills the listener's own queue first.
    public FullListener() {
        try {
            listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            while (isTaken(new Socket())) {
                if (waiting.size() > MOST_WAITING) {
                    throw new IllegalStateException("this system's listeners are never full");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isTaken(Socket socket) throws IOException {
        waiting.add(socket);
        try {
            socket.connect(listener.getLocalSocketAddress(), 200);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    /// An HTTP address there.
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() {
        try {
            for (Socket socket : waiting) {
                socket.close();
            }
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
