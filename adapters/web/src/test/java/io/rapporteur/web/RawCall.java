package io.rapporteur.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Speaks to a server byte by byte, so that it can misbehave.
final class RawCall implements AutoCloseable {

    private final Socket socket;

    RawCall(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(25_000);
    }

    RawCall say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    RawCall sayNoMore() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// Everything that comes until the server hangs up.
    String hearAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /// The first line that comes, or nothing if the server hangs up.
    String hearStatus() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next != -1 && next != '\r';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
