package io.rapporteur.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// A Bot API server on loopback that is as strict as Telegram where a bot can go wrong, and breaks
/// on demand.
///
/// - Updates stay until a later `offset` confirms them; one poller at a time; none beside a
///   webhook.
/// - A message is refused if it is empty or too long, if an entity is out of bounds or splits a
///   character, if a button's data has not 1 to 64 bytes, if a field is unknown, if a topic is.
/// - [#fail] makes the next calls of a method go wrong in a chosen way.
public final class FakeTelegram implements AutoCloseable {

    public static final long BOT_ID = 4242;
    public static final String TOKEN = BOT_ID + ":fake-Token_for_tests";
    public static final String USERNAME = "rapporteur_bot";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> MESSAGE_FIELDS =
            Set.of(
                    "method",
                    "chat_id",
                    "message_thread_id",
                    "text",
                    "entities",
                    "reply_markup",
                    "reply_parameters",
                    "link_preview_options");

    static {
        // Headers and body leave in two packets; without this each answer waits 40 ms for the
        // second.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final TreeMap<Long, JsonNode> pending = new TreeMap<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final Map<String, List<JsonNode>> calls = new HashMap<>();
    private final List<JsonNode> sent = new ArrayList<>();
    private final Set<Long> messages = new HashSet<>();
    private final Set<Integer> topics = new HashSet<>();
    private final Set<Long> blocked = new HashSet<>();
    private final Set<Long> gone = new HashSet<>();
    private final Map<Long, Long> migrated = new HashMap<>();
    private long nextUpdate = 1000;
    private long nextMessage = 1;
    private long confirmed;
    private int polls;
    private boolean closed;
    private boolean readsGroups;
    private boolean holdsNothing;
    private JsonNode webhook = JSON.createObjectNode();
    private String lastWebhookError = "";

    /// What goes wrong with a call.
    public sealed interface Fault {

        /// Telegram says no, with these `parameters`.
        record Refusal(int code, String description, Map<String, Long> parameters)
                implements Fault {}

        /// The connection ends without an answer, after the work was done or before.
        record Drop(boolean afterwards) implements Fault {}

        /// An answer that is not the Bot API's, after the work was done or before.
        record Garbled(int status, String contentType, String body, boolean afterwards)
                implements Fault {}

        /// The right answer, late.
        record Slow(Duration by) implements Fault {}
    }

    public static Fault tooManyRequests(long seconds) {
        return new Fault.Refusal(
                429, "Too Many Requests: retry after " + seconds, Map.of("retry_after", seconds));
    }

    public static Fault serverError() {
        return new Fault.Refusal(500, "Internal Server Error", Map.of());
    }

    public static Fault conflict() {
        return new Fault.Refusal(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot"
                        + " instance is running",
                Map.of());
    }

    public static Fault unauthorized() {
        return new Fault.Refusal(401, "Unauthorized", Map.of());
    }

    public static Fault badRequest(String why) {
        return new Fault.Refusal(400, "Bad Request: " + why, Map.of());
    }

    public static Fault droppedBefore() {
        return new Fault.Drop(false);
    }

    public static Fault droppedAfterDelivery() {
        return new Fault.Drop(true);
    }

    public static Fault malformedJson() {
        return new Fault.Garbled(200, "application/json", "{\"ok\":true,\"result\":{\"mess", true);
    }

    public static Fault gatewayPage() {
        return new Fault.Garbled(502, "text/html", "<html>Bad Gateway</html>", false);
    }

    public static Fault slow(Duration by) {
        return new Fault.Slow(by);
    }

    private FakeTelegram(HttpServer server) {
        this.server = server;
    }

    public static FakeTelegram start() {
        return start(0);
    }

    /// @param port 0 for any that is free
    public static FakeTelegram start(int port) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            FakeTelegram telegram = new FakeTelegram(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", telegram::answer);
            server.start();
            return telegram;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        server.stop(0);
    }

    // --- the world: what people do

    /// Switches privacy mode off (`true`) or on.
    public synchronized void readsGroups(boolean all) {
        readsGroups = all;
    }

    /// Answers every request for updates at once, as some stand-ins for Telegram do.
    public synchronized void holdNothing() {
        holdsNothing = true;
        notifyAll();
    }

    /// A text in private, as an update that has not happened yet.
    public synchronized ObjectNode privateText(long user, String languageCode, String text) {
        ObjectNode message = message(user, languageCode);
        message.putObject("chat").put("id", user).put("type", "private").put("first_name", "P");
        return message.put("text", text);
    }

    /// A text in a supergroup.
    public synchronized ObjectNode groupText(
            long group, long user, String languageCode, String text) {
        ObjectNode message = message(user, languageCode);
        message.putObject("chat").put("id", group).put("type", "supergroup").put("title", "G");
        return message.put("text", text);
    }

    /// Puts `message` into a topic.
    public synchronized ObjectNode inTopic(ObjectNode message, int thread) {
        topics.add(thread);
        return message.put("message_thread_id", thread).put("is_topic_message", true);
    }

    /// Makes `message` a reply to something that the bot wrote.
    public synchronized ObjectNode replyingToBot(ObjectNode message) {
        ObjectNode original = message.putObject("reply_to_message");
        original.put("message_id", nextMessage++).put("date", 1).put("text", "an answer");
        original.putObject("from").put("id", BOT_ID).put("is_bot", true).put("first_name", "R");
        return message;
    }

    /// It happens: the message is waiting to be fetched.
    public long say(ObjectNode message) {
        return happens(JSON.createObjectNode().set("message", message));
    }

    /// Somebody writes a private text.
    public long say(long user, String languageCode, String text) {
        return say(privateText(user, languageCode, text));
    }

    /// Somebody presses a button below `carrier`, a message as [#sent()] shows it.
    public long press(long user, JsonNode carrier, String code) {
        ObjectNode query =
                JSON.createObjectNode().put("id", "query-" + nextUpdate).put("data", code);
        query.putObject("from").put("id", user).put("is_bot", false).put("first_name", "P");
        query.put("chat_instance", "1").set("message", carrier);
        return happens(JSON.createObjectNode().set("callback_query", query));
    }

    /// Any update; gets its `update_id` unless it has one.
    public synchronized long happens(JsonNode update) {
        long id = update.path("update_id").asLong(nextUpdate);
        nextUpdate = Math.max(nextUpdate, id) + 1;
        ((ObjectNode) update).put("update_id", id);
        pending.put(id, update);
        notifyAll();
        return id;
    }

    /// Puts something between the updates that is none.
    public synchronized void happensRaw(String json) {
        try {
            pending.put(nextUpdate++, JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        notifyAll();
    }

    /// The user blocked the bot.
    public synchronized void block(long chat) {
        blocked.add(chat);
    }

    /// The chat is no more.
    public synchronized void forget(long chat) {
        gone.add(chat);
    }

    /// The group became a supergroup.
    public synchronized void migrate(long from, long to) {
        migrated.put(from, to);
    }

    /// The next calls of `method` go wrong, one after the other.
    public synchronized void fail(String method, Fault... next) {
        faults.computeIfAbsent(lower(method), _ -> new ArrayDeque<>()).addAll(List.of(next));
    }

    public synchronized void webhookFailedWith(String error) {
        lastWebhookError = error;
    }

    /// Posts the oldest waiting update to the webhook that was set; it stays until it gets 200.
    ///
    /// @return the status of the answer
    public int post() throws IOException, InterruptedException {
        Map.Entry<Long, JsonNode> update;
        HttpRequest request;
        synchronized (this) {
            update = pending.firstEntry();
            request =
                    HttpRequest.newBuilder(URI.create(webhook.path("url").asText()))
                            .header("Content-Type", "application/json")
                            .header(
                                    "X-Telegram-Bot-Api-Secret-Token",
                                    webhook.path("secret_token").asText())
                            .POST(BodyPublishers.ofString(update.getValue().toString()))
                            .build();
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            synchronized (this) {
                if (status == 200) {
                    pending.remove(update.getKey());
                }
            }
            return status;
        }
    }

    // --- what the bot did

    /// The messages that were taken, as Telegram answers them, with `reply_markup`, `entities` and
    /// the `request` itself.
    public synchronized List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    /// The texts of [#sent()].
    public List<String> texts() {
        return sent().stream().map(message -> message.path("text").asText()).toList();
    }

    /// The parameters of all calls of `method`, failed ones too.
    public synchronized List<JsonNode> calls(String method) {
        return List.copyOf(calls.getOrDefault(lower(method), List.of()));
    }

    /// Updates below this number were confirmed.
    public synchronized long confirmedBelow() {
        return confirmed;
    }

    /// How many updates wait to be fetched or confirmed.
    public synchronized int waiting() {
        return pending.size();
    }

    /// The parameters of the last `setWebhook`; empty if none is set.
    public synchronized JsonNode webhook() {
        return webhook;
    }

    /// Waits until `n` messages were taken, and returns them.
    public List<JsonNode> awaitSent(int n) {
        await("sent " + n + " messages", () -> sent().size() >= n);
        return sent();
    }

    /// Waits until `method` was called `n` times, and returns the parameters.
    public List<JsonNode> awaitCalls(String method, int n) {
        await("called " + method + " " + n + " times", () -> calls(method).size() >= n);
        return calls(method);
    }

    /// Waits until the bot did something, for at most ten seconds.
    public void await(String what, BooleanSupplier done) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "within 10 s the bot has not " + what + "; calls: " + calls);
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    // --- the server

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/");
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.length != 3 || !path[1].equals("bot" + TOKEN)) {
                reply(exchange, 401, refusal(401, "Unauthorized", Map.of()));
                return;
            }
            String method = lower(path[2]);
            JsonNode parameters = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            handle(exchange, method, parameters, noted(method, parameters));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private synchronized Fault noted(String method, JsonNode parameters) {
        calls.computeIfAbsent(method, _ -> new ArrayList<>()).add(parameters);
        Deque<Fault> next = faults.get(method);
        return next == null ? null : next.poll();
    }

    private void handle(HttpExchange exchange, String method, JsonNode parameters, Fault fault)
            throws IOException, InterruptedException {
        switch (fault) {
            case null -> perform(exchange, method, parameters);
            case Fault.Refusal(int code, String why, Map<String, Long> more) ->
                    reply(exchange, code, refusal(code, why, more));
            case Fault.Drop(boolean afterwards) -> {
                if (afterwards) {
                    result(method, parameters);
                }
            }
            case Fault.Garbled(int status, String type, String body, boolean afterwards) -> {
                if (afterwards) {
                    result(method, parameters);
                }
                reply(exchange, status, type, body);
            }
            case Fault.Slow(Duration by) -> {
                Thread.sleep(by);
                perform(exchange, method, parameters);
            }
        }
    }

    private void perform(HttpExchange exchange, String method, JsonNode parameters)
            throws IOException, InterruptedException {
        try {
            ObjectNode answer = JSON.createObjectNode().put("ok", true);
            answer.set("result", result(method, parameters));
            reply(exchange, 200, answer);
        } catch (No no) {
            reply(exchange, no.code, refusal(no.code, no.getMessage(), no.parameters));
        }
    }

    private JsonNode result(String method, JsonNode parameters) throws InterruptedException {
        return switch (method) {
            case "getme" -> me();
            case "getupdates" -> updates(parameters);
            case "sendmessage" -> send(parameters);
            case "setwebhook" -> setWebhook(parameters);
            case "deletewebhook" -> setWebhook(JSON.createObjectNode());
            case "getwebhookinfo" -> webhookInfo();
            case "setmycommands" -> setCommands(parameters);
            case "answercallbackquery" -> done(parameters, Set.of("method", "callback_query_id"));
            case "sendchataction" ->
                    done(parameters, Set.of("method", "chat_id", "message_thread_id", "action"));
            default -> throw new No(404, "Not Found: method " + method);
        };
    }

    private synchronized JsonNode me() {
        return JSON.createObjectNode()
                .put("id", BOT_ID)
                .put("is_bot", true)
                .put("first_name", "Rapporteur")
                .put("username", USERNAME)
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", readsGroups);
    }

    private synchronized JsonNode updates(JsonNode parameters) throws InterruptedException {
        check(
                webhook.isEmpty(),
                409,
                "Conflict: can't use getUpdates method while webhook is active");
        long offset = parameters.path("offset").asLong();
        pending.headMap(offset).clear();
        confirmed = Math.max(confirmed, offset);
        int mine = ++polls;
        notifyAll();
        long deadline =
                System.nanoTime()
                        + Duration.ofSeconds(parameters.path("timeout").asLong()).toNanos();
        while (pending.isEmpty() && !closed && !holdsNothing && mine == polls) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        check(mine == polls, 409, "Conflict: terminated by other getUpdates request");
        ArrayNode batch = JSON.createArrayNode();
        pending.values().stream().limit(parameters.path("limit").asInt(100)).forEach(batch::add);
        return batch;
    }

    private synchronized JsonNode send(JsonNode request) {
        onlyKnownFields(request, MESSAGE_FIELDS);
        long chat = request.path("chat_id").asLong();
        check(chat != 0, 400, "Bad Request: chat_id is empty");
        check(!blocked.contains(chat), 403, "Forbidden: bot was blocked by the user");
        check(!gone.contains(chat), 400, "Bad Request: chat not found");
        if (migrated.containsKey(chat)) {
            throw new No(
                    400,
                    "Bad Request: group chat was upgraded to a supergroup chat",
                    Map.of("migrate_to_chat_id", migrated.get(chat)));
        }
        String text = request.path("text").asText();
        check(isVisible(text), 400, "Bad Request: message text is empty");
        check(text.length() <= 4096, 400, "Bad Request: message is too long");
        checkEntities(text, request.path("entities"));
        checkKeyboard(request.path("reply_markup"));
        checkReply(request.path("reply_parameters"));
        if (request.has("message_thread_id")) {
            check(
                    topics.contains(request.path("message_thread_id").asInt()),
                    400,
                    "Bad Request: message thread not found");
        }
        return deliver(chat, text, request);
    }

    private JsonNode deliver(long chat, String text, JsonNode request) {
        ObjectNode message =
                JSON.createObjectNode()
                        .put("message_id", nextMessage++)
                        .put("date", System.currentTimeMillis() / 1000);
        message.putObject("chat").put("id", chat).put("type", chat < 0 ? "supergroup" : "private");
        message.putObject("from").put("id", BOT_ID).put("is_bot", true).put("first_name", "R");
        message.put("text", text);
        for (String field : List.of("entities", "reply_markup", "message_thread_id")) {
            if (request.has(field)) {
                message.set(field, request.path(field));
            }
        }
        if (request.has("message_thread_id")) {
            message.put("is_topic_message", true);
        }
        messages.add(message.path("message_id").asLong());
        ObjectNode record = message.deepCopy();
        record.set("request", request);
        sent.add(record);
        return message;
    }

    private static void checkEntities(String text, JsonNode entities) {
        check(entities.size() <= 100, 400, "Bad Request: too many entities");
        int before = 0;
        for (JsonNode entity : entities) {
            onlyKnownFields(entity, Set.of("type", "offset", "length", "url"));
            int offset = entity.path("offset").asInt(-1);
            int length = entity.path("length").asInt(-1);
            check(
                    offset >= before && length > 0 && offset + length <= text.length(),
                    400,
                    "Bad Request: entity begins or ends outside of the text, or overlaps");
            check(
                    !splitsPair(text, offset) && !splitsPair(text, offset + length),
                    400,
                    "Bad Request: entity begins or ends in the middle of a UTF-16 symbol");
            check(
                    Set.of("bold", "text_link").contains(entity.path("type").asText()),
                    400,
                    "Bad Request: unsupported entity type");
            boolean link = entity.path("type").asText().equals("text_link");
            check(
                    link == entity.path("url").asText().matches("https?://[^\\s/]+.*"),
                    400,
                    "Bad Request: wrong entity url");
            before = offset + length;
        }
    }

    private static boolean isVisible(String text) {
        return !text.replaceAll("[\\s\\p{C}\\p{Z}\\p{M}]", "").isEmpty();
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private static void checkKeyboard(JsonNode markup) {
        if (markup.isMissingNode()) {
            return;
        }
        onlyKnownFields(markup, Set.of("inline_keyboard"));
        int buttons = 0;
        for (JsonNode row : markup.path("inline_keyboard")) {
            check(
                    row.isArray() && !row.isEmpty() && row.size() <= 8,
                    400,
                    "Bad Request: wrong row");
            for (JsonNode button : row) {
                onlyKnownFields(button, Set.of("text", "callback_data"));
                check(
                        isVisible(button.path("text").asText()),
                        400,
                        "Bad Request: button text is empty");
                int bytes =
                        button.path("callback_data")
                                .asText()
                                .getBytes(StandardCharsets.UTF_8)
                                .length;
                check(bytes >= 1 && bytes <= 64, 400, "Bad Request: BUTTON_DATA_INVALID");
                buttons++;
            }
        }
        check(buttons >= 1 && buttons <= 100, 400, "Bad Request: reply markup is too long");
    }

    private void checkReply(JsonNode reply) {
        if (!reply.isMissingNode()) {
            onlyKnownFields(reply, Set.of("message_id", "allow_sending_without_reply"));
            check(
                    messages.contains(reply.path("message_id").asLong())
                            || reply.path("allow_sending_without_reply").asBoolean(),
                    400,
                    "Bad Request: message to be replied not found");
        }
    }

    private synchronized JsonNode setWebhook(JsonNode parameters) {
        onlyKnownFields(parameters, Set.of("url", "secret_token", "allowed_updates"));
        check(
                parameters.isEmpty()
                        || parameters.path("secret_token").asText().matches("[A-Za-z0-9_-]{1,256}"),
                400,
                "Bad Request: secret token is not allowed");
        webhook = parameters;
        notifyAll();
        return JSON.getNodeFactory().booleanNode(true);
    }

    private synchronized JsonNode webhookInfo() {
        ObjectNode info =
                JSON.createObjectNode()
                        .put("url", webhook.path("url").asText())
                        .put("pending_update_count", pending.size());
        if (!lastWebhookError.isEmpty()) {
            info.put("last_error_date", 1_764_000_000).put("last_error_message", lastWebhookError);
        }
        return info;
    }

    private static JsonNode setCommands(JsonNode parameters) {
        for (JsonNode command : parameters.path("commands")) {
            check(
                    command.path("command").asText().matches("[a-z0-9_]{1,32}"),
                    400,
                    "Bad Request: BOT_COMMAND_INVALID");
            int length = command.path("description").asText().length();
            check(
                    length >= 1 && length <= 256,
                    400,
                    "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
        }
        return done(parameters, Set.of("commands", "language_code"));
    }

    private static JsonNode done(JsonNode parameters, Set<String> known) {
        onlyKnownFields(parameters, known);
        return JSON.getNodeFactory().booleanNode(true);
    }

    private ObjectNode message(long user, String languageCode) {
        long id = nextMessage++;
        messages.add(id);
        ObjectNode message =
                JSON.createObjectNode().put("message_id", id).put("date", 1_764_000_000);
        ObjectNode from = message.putObject("from").put("id", user).put("is_bot", false);
        from.put("first_name", "P");
        if (!languageCode.isEmpty()) {
            from.put("language_code", languageCode);
        }
        return message;
    }

    private static void onlyKnownFields(JsonNode object, Set<String> known) {
        object.fieldNames()
                .forEachRemaining(name ->
                        check(known.contains(name), 400, "Bad Request: unknown field " + name));
    }

    private static void check(boolean holds, int code, String description) {
        if (!holds) {
            throw new No(code, description);
        }
    }

    private static ObjectNode refusal(int code, String why, Map<String, Long> parameters) {
        ObjectNode refusal =
                JSON.createObjectNode()
                        .put("ok", false)
                        .put("error_code", code)
                        .put("description", why);
        parameters.forEach(refusal.putObject("parameters")::put);
        return refusal;
    }

    private static void reply(HttpExchange exchange, int status, JsonNode answer)
            throws IOException {
        reply(exchange, status, "application/json", answer.toString());
    }

    private static void reply(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String lower(String method) {
        return method.toLowerCase(Locale.ROOT);
    }

    /// A refusal.
    private static final class No extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final int code;
        private final transient Map<String, Long> parameters;

        No(int code, String description) {
            this(code, description, Map.of());
        }

        No(int code, String description, Map<String, Long> parameters) {
            super(description);
            this.code = code;
            this.parameters = parameters;
        }
    }
}
