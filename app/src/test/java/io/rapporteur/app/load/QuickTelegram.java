package io.rapporteur.app.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Bot API server that takes everything at once and only notes which question a message answers.
///
/// [io.rapporteur.telegram.FakeTelegram] checks each message and keeps it, which is too slow here.
final class QuickTelegram implements AutoCloseable {

    private static final Pattern CHAT = Pattern.compile("\"chat_id\":\"(-?\\d+)\"");
    private static final Pattern REPLY =
            Pattern.compile("\"reply_parameters\":\\{[^}]*\"message_id\":(\\d+)");

    private final HttpServer server;
    private final AtomicInteger messages = new AtomicInteger();
    private volatile IntConsumer answered = _ -> {};
    private volatile boolean registered;

    QuickTelegram() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Whether the bot has said where it is to be called.
    boolean isRegistered() {
        return registered;
    }

    /// @param answered told the number of each message that is replied to
    void tell(IntConsumer answered) {
        this.answered = answered;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String result = result(path.substring(path.lastIndexOf('/') + 1), body);
            byte[] answer =
                    ("{\"ok\":true,\"result\":" + result + "}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        }
    }

    private String result(String method, String body) {
        return switch (method) {
            case "getMe" ->
                    """
                    {"id":4242,"is_bot":true,"first_name":"R","username":"rapporteur_bot"}\
                    """;
            case "sendmessage", "sendMessage" -> sent(body);
            case "setWebhook" -> {
                registered = true;
                yield "true";
            }
            default -> "true";
        };
    }

    private String sent(String body) {
        Matcher reply = REPLY.matcher(body);
        if (reply.find()) {
            answered.accept(Integer.parseInt(reply.group(1)));
        }
        Matcher chat = CHAT.matcher(body);
        return """
        {"message_id":%d,"date":1,"chat":{"id":%s,"type":"private"},"text":"-"}\
        """
                .formatted(messages.incrementAndGet(), chat.find() ? chat.group(1) : "1");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
