package io.rapporteur.app.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Posts updates to webhooks as Telegram does, over connections that stay open.
///
/// It writes HTTP by hand: a client library would take more of the processor than what is measured.
final class Callers {

    /// The most that Telegram can be asked to open.
    private static final int CONNECTIONS = 100;

    private final List<Integer> ports;
    private final String secret;
    private final Questions questions;

    /// @param ports on loopback; connections are spread over them
    Callers(List<Integer> ports, String secret, Questions questions) {
        this.ports = List.copyOf(ports);
        this.secret = secret;
        this.questions = questions;
    }

    /// When the next question is to be posted.
    interface Schedule {
        /// Returns at the moment for question `index`, counted from 0, with that moment as planned;
        /// 0 if no more is to be posted.
        long await(int index) throws InterruptedException;
    }

    /// So many questions a second, whatever becomes of them.
    static Schedule every(Duration interval) {
        long begin = System.nanoTime();
        return index -> {
            long planned = begin + index * interval.toNanos();
            for (long left = planned - System.nanoTime();
                    left > 0;
                    left = planned - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return planned;
        };
    }

    /// The next one as soon as there is a permit.
    ///
    /// @param permits given back for each question that is done with
    static Schedule asFastAsPossible(Semaphore permits, Duration length) {
        long end = System.nanoTime() + length.toNanos();
        return _ -> {
            permits.acquire();
            long now = System.nanoTime();
            return now < end ? now : 0;
        };
    }

    /// Posts the questions of `journey`; returns when all that were to be posted are acknowledged.
    ///
    /// @param acknowledged run after each acknowledgement
    void post(Journey journey, Schedule schedule, Runnable acknowledged)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int port = ports.get(i % ports.size());
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> call(port, journey, schedule, next, acknowledged)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void call(
            int port,
            Journey journey,
            Schedule schedule,
            AtomicInteger next,
            Runnable acknowledged) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            for (int index = next.getAndIncrement();
                    index < journey.count();
                    index = next.getAndIncrement()) {
                long planned = schedule.await(index);
                if (planned == 0) {
                    return;
                }
                int question = journey.first() + index;
                journey.plan(question, planned);
                socket.getOutputStream().write(request(question));
                journey.acknowledge(question, status(in));
                acknowledged.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] request(int question) {
        byte[] body = questions.update(question);
        byte[] head =
                """
                POST /telegram/webhook HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                X-Telegram-Bot-Api-Secret-Token: %s\r
                Content-Length: %d\r
                \r
                """
                        .formatted(secret, body.length)
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /// Reads a whole answer.
    private static int status(BufferedInputStream in) throws IOException {
        String[] statusLine = line(in).split(" ");
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        in.skipNBytes(length);
        return Integer.parseInt(statusLine[1]);
    }

    private static String line(BufferedInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended within an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
