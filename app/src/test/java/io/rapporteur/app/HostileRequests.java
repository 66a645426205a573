package io.rapporteur.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;

import io.rapporteur.slack.FakeSlack;
import io.rapporteur.telegram.FakeTelegram;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Draws requests to the webhooks from a seed: what the platforms send, changed a little or a lot,
/// with and without the right to be heard.
final class HostileRequests {

    static final String TELEGRAM = "/telegram/webhook";
    static final String SLACK = "/slack/events";
    static final String SECRET = "right-secret";
    static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> METHODS =
            List.of("GET", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH", "post", "FOO");
    private static final List<String> TYPES =
            List.of("text/html", "application/xml", "json", "multipart/form-data", "", "\u00e9");

    private final SplittableRandom random;
    private final FakeTelegram telegram;
    private final FakeSlack slack;
    private Request last;

    HostileRequests(long seed, FakeTelegram telegram, FakeSlack slack) {
        this.random = new SplittableRandom(seed);
        this.telegram = telegram;
        this.slack = slack;
        this.last = telegram();
    }

    /// How the length of the body is told.
    enum Framing {
        LENGTH,
        CHUNKED,
        /// More is announced than comes.
        TOO_SHORT,
        /// Less is announced than comes.
        TOO_LONG
    }

    /// @param verified whether the platform's secret or signature is right for what arrives
    record Request(
            String method,
            String path,
            Map<String, String> headers,
            byte[] body,
            Framing framing,
            boolean verified) {

        boolean isWhole() {
            return method.equals("POST")
                    && (framing == Framing.LENGTH || framing == Framing.CHUNKED);
        }
    }

    Request next() {
        if (random.nextInt(20) == 0) {
            return last;
        }
        Request drawn = random.nextBoolean() ? telegram() : slack();
        if (random.nextInt(10) == 0) {
            drawn = withOtherMethod(drawn);
        }
        last = drawn;
        return drawn;
    }

    /// Whether the journal is to fail now.
    boolean diskIsFull() {
        return random.nextInt(8) == 0;
    }

    private Request withOtherMethod(Request request) {
        return new Request(
                pick(METHODS),
                request.path(),
                request.headers(),
                request.body(),
                request.framing(),
                false);
    }

    private Request telegram() {
        byte[] body = bytes(telegramUpdate());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType("application/json"));
        boolean verified = random.nextInt(10) < 7;
        if (verified) {
            headers.put(SECRET_HEADER, SECRET);
        } else if (random.nextBoolean()) {
            headers.put(
                    SECRET_HEADER,
                    pick(List.of("", "right", SECRET + "x", "RIGHT-SECRET", "\u00e9\u00ff")));
        }
        return new Request("POST", TELEGRAM, headers, body, framing(), verified);
    }

    private Request slack() {
        FakeSlack.Delivery delivery = slackDelivery();
        byte[] body = bytes(delivery.body());
        Framing framing = framing();
        FakeSlack.Signing signing =
                random.nextInt(10) < 7
                        ? FakeSlack.Signing.RIGHT
                        : pick(List.of(FakeSlack.Signing.values()));
        String text = new String(body, StandardCharsets.UTF_8);
        Map<String, String> headers =
                slack.headers(
                        new FakeSlack.Delivery("", delivery.contentType(), text, new JsonObject()),
                        signing);
        headers.put("Content-Type", contentType(delivery.contentType()));
        boolean verified =
                signing == FakeSlack.Signing.RIGHT
                        && isUtf8(body)
                        && (framing == Framing.LENGTH || framing == Framing.CHUNKED);
        return new Request("POST", SLACK, headers, body, framing, verified);
    }

    private String contentType(String usual) {
        return random.nextInt(10) == 0 ? pick(TYPES) : usual;
    }

    private Framing framing() {
        return random.nextInt(10) == 0 ? pick(List.of(Framing.values())) : Framing.LENGTH;
    }

    private String telegramUpdate() {
        ObjectNode update = JSON.createObjectNode().put("update_id", random.nextInt());
        ObjectNode message = telegram.privateText(1 + random.nextInt(9), "en", "Who is it?");
        if (random.nextBoolean()) {
            return changed(update.set("message", message));
        }
        ObjectNode query = update.putObject("callback_query").put("id", "1").put("data", "help");
        query.putObject("from").put("id", 1 + random.nextInt(9)).put("first_name", "P");
        query.set("message", message);
        return changed(update);
    }

    private FakeSlack.Delivery slackDelivery() {
        return switch (random.nextInt(4)) {
            case 0 -> changedEvent(slack.directMessage("D1", "U1", "Who is it?"));
            case 1 -> changedEvent(slack.mention("C1", "U2", "<@U0BOT> who is it?"));
            case 2 -> changedCommand();
            default -> changedPress();
        };
    }

    private FakeSlack.Delivery changedEvent(FakeSlack.Delivery event) {
        return new FakeSlack.Delivery(
                "", "application/json", changed(tree(event.body())), new JsonObject());
    }

    private FakeSlack.Delivery changedCommand() {
        List<String> pairs =
                new ArrayList<>(List.of(slack.command("C1", "U1", "Who is it?").body().split("&")));
        if (random.nextBoolean()) {
            int which = random.nextInt(pairs.size());
            String name = pairs.get(which).split("=")[0];
            pairs.set(
                    which,
                    name + "=" + pick(List.of("", "%", "%zz", "%00", "%ed%a0%80", encoded(odd()))));
        }
        return new FakeSlack.Delivery("", FORM, String.join("&", pairs), new JsonObject());
    }

    private FakeSlack.Delivery changedPress() {
        String press =
                """
                {"type":"block_actions","user":{"id":"U1"},"team":{"id":"T0FAKE"},
                "channel":{"id":"C1"},"container":{"message_ts":"1732446000.000200"},
                "trigger_id":"1.2","response_url":"http://127.0.0.1:1/",
                "actions":[{"action_id":"a","value":"v","action_ts":"1732446000.000200"}]}
                """;
        return new FakeSlack.Delivery(
                "", FORM, "payload=" + encoded(changed(tree(press))), new JsonObject());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The tree as it is, or without a field, or with something odd in the place of a value.
    private String changed(JsonNode tree) {
        List<Runnable> removals = new ArrayList<>();
        List<Runnable> marks = new ArrayList<>();
        collect(tree, removals, marks);
        return switch (random.nextInt(5)) {
            case 0 -> tree.toString();
            case 1 -> {
                pick(removals).run();
                yield tree.toString();
            }
            default -> {
                pick(marks).run();
                yield tree.toString().replace("\"@odd@\"", odd());
            }
        };
    }

    private static void collect(JsonNode node, List<Runnable> removals, List<Runnable> marks) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                removals.add(() -> object.remove(field.getKey()));
                marks.add(() -> object.put(field.getKey(), "@odd@"));
            }
        }
        node.forEach(child -> collect(child, removals, marks));
    }

    /// Something that JSON may hold, or just not, and that nobody expects.
    private String odd() {
        List<Supplier<String>> odd =
                List.of(
                        () -> "null",
                        () -> "true",
                        () -> "-1",
                        () -> "0.1",
                        () -> "1e400",
                        () -> "-9223372036854775808",
                        () -> "99999999999999999",
                        () -> "9".repeat(1 + random.nextInt(3_000)),
                        () -> "\"99999999999999999.000200\"",
                        () -> "\"-9223372036854775808.1\"",
                        () -> "\"\"",
                        () -> "\" \"",
                        () -> "\"\\ud800\"",
                        () -> "\"\\u0000\\u202e\"",
                        () -> "\"" + "x".repeat(random.nextInt(200_000)) + "\"",
                        () -> "[]",
                        () -> "{}",
                        () -> "[" + "1,".repeat(random.nextInt(5_000)) + "1]",
                        () -> nested("[", "]"),
                        () -> nested("{\"a\":", "}"),
                        () -> "NaN",
                        () -> "\"unended",
                        () -> "1e999999999");
        return pick(odd).get();
    }

    private String nested(String open, String close) {
        int depth = 1 + random.nextInt(30_000);
        return open.repeat(depth) + "1" + close.repeat(depth);
    }

    /// The text as it is, or damaged.
    private byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int where = random.nextInt(bytes.length + 1);
        switch (random.nextInt(16)) {
            case 0 -> {
                return Arrays.copyOf(bytes, where);
            }
            case 1 -> {
                byte[] noise = new byte[random.nextInt(2_000)];
                random.nextBytes(noise);
                return noise;
            }
            case 2 -> {
                return Arrays.copyOf(bytes, (1 << 20) + random.nextInt(3));
            }
            case 3 -> {
                for (int n = 1 + random.nextInt(8); n > 0 && bytes.length > 0; n--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                return bytes;
            }
            case 4 -> {
                return (text.substring(0, Math.min(where, text.length())) + text)
                        .getBytes(StandardCharsets.UTF_8);
            }
            default -> {
                return bytes;
            }
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
