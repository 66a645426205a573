package io.rapporteur.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Slack on loopback, as strict as the real one: Web API, response URLs and Socket Mode on one
/// side, signed commands, events and button presses on the other. Everything a person would see is
/// in [#shown()].
///
/// Faults can be injected one call at a time with [#inject].
public final class FakeSlack implements AutoCloseable {

    public static final String BOT_TOKEN = "xoxb-fake-token";
    public static final String APP_TOKEN = "xapp-fake-token";
    public static final String SIGNING_SECRET = "fake-signing-secret";
    public static final String TEAM = "T0TEAM";
    public static final String BOT_USER = "U0BOT";

    /// The name under which faults of response URLs are injected.
    public static final String RESPONSE_URL = "response_url";

    private static final int RESPONSE_URL_USES = 5;
    private static final long FIRST_SECOND = 1_732_446_000L;

    private static final Set<String> POST_FIELDS =
            Set.of(
                    "channel",
                    "text",
                    "blocks",
                    "thread_ts",
                    "mrkdwn",
                    "unfurl_links",
                    "unfurl_media",
                    "link_names",
                    "reply_broadcast");

    private static final Set<String> EPHEMERAL_FIELDS =
            Set.of("channel", "user", "text", "blocks", "thread_ts", "link_names");

    private static final Set<String> RESPONSE_FIELDS =
            Set.of(
                    "response_type",
                    "replace_original",
                    "text",
                    "blocks",
                    "thread_ts",
                    "mrkdwn",
                    "unfurl_links",
                    "unfurl_media");

    private final InstantSource clock;
    private final HttpServer server;
    private final HttpClient caller = HttpClient.newHttpClient();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, ResponseUrl> responseUrls = new ConcurrentHashMap<>();
    private final Map<String, String> closedChannels = new ConcurrentHashMap<>();
    private final List<Shown> shown = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final FakeSocketServer socket;
    private volatile String scopes = "commands,chat:write,app_mentions:read,im:history";

    public FakeSlack() {
        this(InstantSource.system());
    }

    /// @param clock for the timestamps of signatures
    public FakeSlack(InstantSource clock) {
        this.clock = clock;
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        socket = new FakeSocketServer();
        server.createContext("/api/", this::webApi);
        server.createContext("/commands/", this::responseUrl);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI apiUrl() {
        return URI.create(address() + "/api/");
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Settings of an app in HTTP mode.
    public SlackSettings settings() {
        return settings(apiUrl());
    }

    static SlackSettings settings(URI apiUrl) {
        return new SlackSettings(BOT_TOKEN, Optional.of(SIGNING_SECRET), Optional.empty(), apiUrl);
    }

    /// Settings of an app in Socket Mode.
    public SlackSettings socketSettings() {
        return new SlackSettings(BOT_TOKEN, Optional.empty(), Optional.of(APP_TOKEN), apiUrl());
    }

    public FakeSocketServer socket() {
        return socket;
    }

    /// What people see, in order.
    public List<Shown> shown() {
        return List.copyOf(shown);
    }

    /// The methods called so far, refused calls included; `response_url` for response URLs.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /// The next call of `method` meets `fault`; several queue up.
    public void inject(String method, Fault fault) {
        faults.computeIfAbsent(method, _ -> new ArrayDeque<>()).add(fault);
    }

    /// From now on every message to `channel` ends in `error`, such as `not_in_channel`.
    public void closeChannel(String channel, String error) {
        closedChannels.put(channel, error);
    }

    public void grant(String commaSeparatedScopes) {
        scopes = commaSeparatedScopes;
    }

    @Override
    public void close() {
        server.stop(0);
        socket.shutDown();
        caller.shutdownNow();
    }

    /// How a call goes wrong.
    public sealed interface Fault {

        /// 429, before anything is done.
        record RateLimited(int retryAfterSeconds) implements Fault {}

        /// `ok: false`, before anything is done.
        record Error(String code) implements Fault {}

        /// An HTTP status without a useful body, before anything is done.
        record Status(int status) implements Fault {}

        /// The message is shown, but the connection breaks before the sender is told.
        record DroppedAfterDelivery() implements Fault {}

        /// The answer takes its time.
        record Slow(Duration delay) implements Fault {}
    }

    /// By which way a message came.
    public enum Via {
        POST_MESSAGE,
        POST_EPHEMERAL,
        RESPONSE_EPHEMERAL,
        RESPONSE_IN_CHANNEL
    }

    /// A message that somebody sees.
    ///
    /// @param user who alone sees it; empty if everyone in the channel does
    /// @param text for notifications, escaped
    public record Shown(
            Via via,
            String channel,
            Optional<String> user,
            Optional<String> thread,
            String ts,
            String text,
            JsonArray blocks,
            Map<String, String> parameters) {

        /// All words in the blocks, as a person would read them.
        public String words() {
            StringBuilder words = new StringBuilder();
            BlockKitRules.objects(blocks).forEach(block -> collect(block, words));
            return words.toString();
        }

        private static void collect(JsonObject json, StringBuilder words) {
            if (json.has("text") && json.get("text").isJsonPrimitive()) {
                words.append(json.get("text").getAsString());
            } else if (json.has("text")) {
                collect(json.getAsJsonObject("text"), words);
            }
            if (json.has("elements")) {
                BlockKitRules.objects(json.getAsJsonArray("elements"))
                        .forEach(element -> collect(element, words));
            }
        }

        /// The labels of its buttons by action id, in order.
        public Map<String, String> buttons() {
            return button("text");
        }

        /// The values of its buttons by action id, in order.
        public Map<String, String> values() {
            return button("value");
        }

        private Map<String, String> button(String field) {
            Map<String, String> found = new LinkedHashMap<>();
            for (JsonObject block : BlockKitRules.objects(blocks)) {
                if (block.get("type").getAsString().equals("actions")) {
                    for (JsonObject button :
                            BlockKitRules.objects(block.getAsJsonArray("elements"))) {
                        found.put(
                                button.get("action_id").getAsString(),
                                field.equals("text")
                                        ? button.getAsJsonObject("text").get("text").getAsString()
                                        : button.get(field).getAsString());
                    }
                }
            }
            return found;
        }
    }

    // ---- Slack towards the bot ----

    /// Something that Slack delivers, over HTTP or a socket.
    public record Delivery(String kind, String contentType, String body, JsonObject payload) {}

    /// How a delivery is signed.
    public enum Signing {
        RIGHT,
        WRONG_SECRET,
        ALTERED_BODY,
        OLD,
        FUTURE,
        MISSING,
        MALFORMED_TIMESTAMP,
        MALFORMED_SIGNATURE
    }

    /// `/ask text`, typed by `user`.
    public Delivery command(String channel, String user, String text) {
        JsonObject fields = new JsonObject();
        fields.addProperty("token", "legacy");
        fields.addProperty("team_id", TEAM);
        fields.addProperty("team_domain", "fake");
        fields.addProperty("channel_id", channel);
        fields.addProperty("channel_name", "general");
        fields.addProperty("user_id", user);
        fields.addProperty("user_name", "person");
        fields.addProperty("command", "/ask");
        fields.addProperty("text", text);
        fields.addProperty("api_app_id", "A0APP");
        fields.addProperty("is_enterprise_install", "false");
        fields.addProperty("response_url", newResponseUrl(channel, user));
        fields.addProperty("trigger_id", counter.incrementAndGet() + ".trigger");
        return new Delivery(
                "slash_commands", "application/x-www-form-urlencoded", form(fields), fields);
    }

    /// `user` says `text`, in which `<@U0BOT>` mentions the bot.
    public Delivery mention(String channel, String user, String text) {
        return event(message("app_mention", channel, user, text));
    }

    public Delivery directMessage(String channel, String user, String text) {
        JsonObject event = message("message", channel, user, text);
        event.addProperty("channel_type", "im");
        return event(event);
    }

    /// The inner event of a message, to be changed and given to [#event].
    public JsonObject message(String type, String channel, String user, String text) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("channel", channel);
        event.addProperty("user", user);
        event.addProperty("text", text);
        event.addProperty("ts", nextTimestamp());
        event.addProperty("team", TEAM);
        return event;
    }

    /// An event of its own id; the same inner event may be wrapped again and again.
    public Delivery event(JsonObject event) {
        JsonObject authorization = new JsonObject();
        authorization.addProperty("team_id", TEAM);
        authorization.addProperty("user_id", BOT_USER);
        authorization.addProperty("is_bot", true);
        JsonArray authorizations = new JsonArray();
        authorizations.add(authorization);
        JsonObject envelope = new JsonObject();
        envelope.addProperty("token", "legacy");
        envelope.addProperty("team_id", TEAM);
        envelope.addProperty("api_app_id", "A0APP");
        envelope.add("event", event);
        envelope.addProperty("type", "event_callback");
        envelope.addProperty("event_id", "Ev" + counter.incrementAndGet());
        envelope.addProperty("event_time", FIRST_SECOND);
        envelope.add("authorizations", authorizations);
        return json("events_api", envelope);
    }

    /// `user` presses the button called `actionId` below `message`.
    public Delivery press(Shown message, String actionId, String user) {
        String value = message.values().get(actionId);
        if (value == null) {
            throw new IllegalArgumentException("no button " + actionId + ": " + message.buttons());
        }
        return press(message, actionId, value, user);
    }

    /// As [#press(Shown, String, String)], with a value that may be none of the bot's.
    public Delivery press(Shown message, String actionId, String value, String user) {
        JsonObject action = new JsonObject();
        action.addProperty("type", "button");
        action.addProperty("action_id", actionId);
        action.addProperty("block_id", "b1");
        action.addProperty("value", value);
        action.addProperty("action_ts", nextTimestamp());
        JsonArray actions = new JsonArray();
        actions.add(action);
        JsonObject container = new JsonObject();
        container.addProperty("type", "message");
        container.addProperty("message_ts", message.ts());
        container.addProperty("channel_id", message.channel());
        container.addProperty("is_ephemeral", message.user().isPresent());
        message.thread().ifPresent(thread -> container.addProperty("thread_ts", thread));
        JsonObject payload = new JsonObject();
        payload.addProperty("type", "block_actions");
        payload.add("user", withId(user));
        payload.addProperty("api_app_id", "A0APP");
        payload.addProperty("token", "legacy");
        payload.add("container", container);
        payload.addProperty("trigger_id", counter.incrementAndGet() + ".trigger");
        payload.add("team", withId(TEAM));
        payload.add("channel", withId(message.channel()));
        payload.addProperty("response_url", newResponseUrl(message.channel(), user));
        payload.add("actions", actions);
        return interaction(payload);
    }

    public Delivery interaction(JsonObject payload) {
        JsonObject form = new JsonObject();
        form.addProperty("payload", payload.toString());
        return new Delivery(
                "interactive", "application/x-www-form-urlencoded", form(form), payload);
    }

    /// Anything at all, as JSON.
    public Delivery json(String kind, JsonObject payload) {
        return new Delivery(kind, "application/json", payload.toString(), payload);
    }

    /// Posts a delivery to the bot as Slack would.
    public HttpResponse<String> post(URI url, Delivery delivery) {
        return post(url, delivery, Signing.RIGHT);
    }

    public HttpResponse<String> post(URI url, Delivery delivery, Signing signing) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        headers(delivery, signing).forEach(request::header);
        request.POST(HttpRequest.BodyPublishers.ofString(delivery.body()));
        try {
            return caller.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// The headers of a delivery over HTTP.
    public Map<String, String> headers(Delivery delivery, Signing signing) {
        long now = clock.instant().getEpochSecond();
        String timestamp =
                switch (signing) {
                    case OLD -> Long.toString(now - 301);
                    case FUTURE -> Long.toString(now + 360);
                    case MALFORMED_TIMESTAMP -> "yesterday";
                    default -> Long.toString(now);
                };
        String secret = signing == Signing.WRONG_SECRET ? "another secret" : SIGNING_SECRET;
        String signed = signing == Signing.ALTERED_BODY ? delivery.body() + " " : delivery.body();
        String signature = signature(secret, timestamp, signed);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", delivery.contentType());
        if (signing != Signing.MISSING) {
            headers.put("X-Slack-Request-Timestamp", timestamp);
            headers.put(
                    "X-Slack-Signature",
                    signing == Signing.MALFORMED_SIGNATURE ? "v0=zz" : signature);
        }
        return headers;
    }

    private static String signature(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest =
                    mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A URL good for 5 messages.
    public String newResponseUrl(String channel, String user) {
        String path = "/commands/" + TEAM + "/" + counter.incrementAndGet();
        responseUrls.put(path, new ResponseUrl(channel, user));
        return address() + path;
    }

    /// 30 minutes pass for one response URL.
    public void expire(String responseUrl) {
        responseUrls.remove(URI.create(responseUrl).getPath());
    }

    private static final class ResponseUrl {
        private final String channel;
        private final String user;
        private final AtomicInteger uses = new AtomicInteger();

        ResponseUrl(String channel, String user) {
            this.channel = channel;
            this.user = user;
        }
    }

    // ---- The bot towards Slack ----

    private void webApi(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestURI().getPath().substring("/api/".length());
        calls.add(method);
        Map<String, String> parameters = unform(body(exchange));
        answer(exchange, method, () -> call(exchange, method, parameters));
    }

    private JsonObject call(HttpExchange exchange, String method, Map<String, String> parameters) {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        boolean app = method.equals("apps.connections.open");
        if (!("Bearer " + (app ? APP_TOKEN : BOT_TOKEN)).equals(token)) {
            return error("invalid_auth");
        }
        exchange.getResponseHeaders().set("x-oauth-scopes", scopes);
        return switch (method) {
            case "auth.test" -> identity();
            case "apps.connections.open" -> {
                JsonObject answer = ok();
                answer.addProperty("url", socket.url());
                yield answer;
            }
            case "chat.postMessage" -> post(parameters, POST_FIELDS, Via.POST_MESSAGE);
            case "chat.postEphemeral" -> post(parameters, EPHEMERAL_FIELDS, Via.POST_EPHEMERAL);
            default -> error("unknown_method");
        };
    }

    private static JsonObject identity() {
        JsonObject answer = ok();
        answer.addProperty("url", "https://fake.slack.com/");
        answer.addProperty("team", "Fake Team");
        answer.addProperty("user", "rapporteur");
        answer.addProperty("team_id", TEAM);
        answer.addProperty("user_id", BOT_USER);
        answer.addProperty("bot_id", "B0BOT");
        return answer;
    }

    private JsonObject post(Map<String, String> parameters, Set<String> known, Via via) {
        if (!known.containsAll(parameters.keySet())) {
            return error("invalid_arguments");
        }
        String channel = parameters.getOrDefault("channel", "");
        if (closedChannels.containsKey(channel)) {
            return error(closedChannels.get(channel));
        }
        if (channel.isEmpty() || (via == Via.POST_EPHEMERAL && !parameters.containsKey("user"))) {
            return error("channel_not_found");
        }
        JsonArray blocks =
                parameters.containsKey("blocks")
                        ? JsonParser.parseString(parameters.get("blocks")).getAsJsonArray()
                        : new JsonArray();
        return show(via, channel, Optional.ofNullable(parameters.get("user")), parameters, blocks);
    }

    private void responseUrl(HttpExchange exchange) throws IOException {
        calls.add(RESPONSE_URL);
        JsonObject body = JsonParser.parseString(body(exchange)).getAsJsonObject();
        ResponseUrl url = responseUrls.get(exchange.getRequestURI().getPath());
        if (url == null) {
            respond(exchange, 404, "expired_url");
        } else if (url.uses.incrementAndGet() > RESPONSE_URL_USES) {
            respond(exchange, 404, "used_url");
        } else {
            answer(exchange, RESPONSE_URL, () -> respondTo(url, body));
        }
    }

    private JsonObject respondTo(ResponseUrl url, JsonObject body) {
        if (!RESPONSE_FIELDS.containsAll(body.keySet())
                || body.get("replace_original").getAsBoolean()) {
            return error("invalid_payload");
        }
        boolean ephemeral = body.get("response_type").getAsString().equals("ephemeral");
        Map<String, String> parameters =
                body.entrySet().stream()
                        .filter(field -> field.getValue().isJsonPrimitive())
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        field -> field.getValue().getAsString()));
        return show(
                ephemeral ? Via.RESPONSE_EPHEMERAL : Via.RESPONSE_IN_CHANNEL,
                url.channel,
                ephemeral ? Optional.of(url.user) : Optional.empty(),
                parameters,
                body.has("blocks") ? body.getAsJsonArray("blocks") : new JsonArray());
    }

    private JsonObject show(
            Via via,
            String channel,
            Optional<String> user,
            Map<String, String> parameters,
            JsonArray blocks) {
        String text = parameters.getOrDefault("text", "");
        try {
            BlockKitRules.checkText(text, !blocks.isEmpty());
            BlockKitRules.checkBlocks(blocks);
        } catch (BlockKitRules.BrokenRule refused) {
            return error(refused.error);
        }
        String ts = nextTimestamp();
        shown.add(
                new Shown(
                        via,
                        channel,
                        user,
                        Optional.ofNullable(parameters.get("thread_ts")),
                        ts,
                        text,
                        blocks,
                        Map.copyOf(parameters)));
        JsonObject answer = ok();
        answer.addProperty("ts", ts);
        answer.addProperty("channel", channel);
        return answer;
    }

    // ---- HTTP ----

    private interface Work {
        JsonObject done();
    }

    private void answer(HttpExchange exchange, String method, Work work) throws IOException {
        Queue<Fault> queue = faults.getOrDefault(method, new ArrayDeque<>());
        Fault fault = queue.poll();
        switch (fault) {
            case null -> respond(exchange, 200, work.done().toString());
            case Fault.RateLimited(int seconds) -> {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
                respond(exchange, 429, error("ratelimited").toString());
            }
            case Fault.Error(String code) -> respond(exchange, 200, error(code).toString());
            case Fault.Status(int status) -> respond(exchange, status, "<html>sorry</html>");
            case Fault.DroppedAfterDelivery() -> {
                work.done();
                exchange.close();
            }
            case Fault.Slow(Duration delay) -> {
                pause(delay);
                respond(exchange, 200, work.done().toString());
            }
        }
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static JsonObject ok() {
        JsonObject json = new JsonObject();
        json.addProperty("ok", true);
        return json;
    }

    private static JsonObject error(String code) {
        JsonObject json = new JsonObject();
        json.addProperty("ok", false);
        json.addProperty("error", code);
        return json;
    }

    private static JsonObject withId(String id) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        return json;
    }

    private String nextTimestamp() {
        int number = counter.incrementAndGet();
        return (FIRST_SECOND + number) + "." + String.format("%06d", number);
    }

    private static String form(JsonObject fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue().getAsString()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Map<String, String> unform(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
