package io.rapporteur.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.webhook.Webhook;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Serves the webhooks of all adapters, `/health/live`, `/health/ready` and `/metrics` on one port.
///
/// Each request has a virtual thread, so a webhook may block. TLS is the business of whatever
/// stands in front.
public final class WebServer implements AutoCloseable {

    /// How long a request may take to arrive, and an answer to be made and fetched.
    private static final Duration ARRIVAL = Duration.ofSeconds(10);

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int MOST_CONNECTIONS = 512;

    /// How long [#close] waits for answers that are under way.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    static {
        // The JDK's server has no time-outs unless these are set before its classes load; an
        // operator's own -D wins.
        setUnlessSet("sun.net.httpserver.maxReqTime", ARRIVAL.toSeconds());
        setUnlessSet("sun.net.httpserver.maxRspTime", ANSWER.toSeconds());
        setUnlessSet("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, Endpoint> endpoints;

    private WebServer(HttpServer server, Map<String, Endpoint> endpoints) {
        this.server = server;
        this.endpoints = endpoints;
        this.threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("web-", 0).factory());
    }

    private static void setUnlessSet(String property, long value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Long.toString(value));
        }
    }

    /// Starts to serve.
    ///
    /// @param port 0 for any that is free
    /// @param health asked anew for each look at `/health/ready`; ready when every part is
    /// @param metrics asked anew for each look at `/metrics`; in Prometheus' text format
    /// @throws IllegalArgumentException if two endpoints have the same path
    /// @throws UncheckedIOException if the port cannot be opened
    public static WebServer start(
            int port,
            List<Webhook> webhooks,
            Supplier<List<Health>> health,
            Supplier<String> metrics) {
        WebServer web = new WebServer(bind(port), endpoints(webhooks, health, metrics));
        web.server.setExecutor(web.threads);
        web.server.createContext("/", web::handle);
        web.server.start();
        return web;
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(port), MOST_CONNECTIONS);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port "
                            + port
                            + " cannot be opened ("
                            + e.getMessage()
                            + "): stop the program that uses it, or choose another port",
                    e);
        }
    }

    private static Map<String, Endpoint> endpoints(
            List<Webhook> webhooks, Supplier<List<Health>> health, Supplier<String> metrics) {
        Map<String, Endpoint> endpoints = new HashMap<>();
        endpoints.put("/health/live", new Endpoint.Shown(Answer::alive));
        endpoints.put("/health/ready", new Endpoint.Shown(() -> Answer.readiness(health.get())));
        endpoints.put("/metrics", new Endpoint.Shown(() -> Answer.metrics(metrics.get())));
        for (Webhook webhook : webhooks) {
            if (endpoints.putIfAbsent(webhook.path(), new Endpoint.Called(webhook)) != null) {
                throw new IllegalArgumentException(
                        "two endpoints have the path "
                                + webhook.path()
                                + ": one would never be called");
            }
        }
        return Map.copyOf(endpoints);
    }

    /// Where it listens.
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange http) {
        try (http) {
            Exchange exchange = new Exchange(http);
            Endpoint endpoint = exchange.path().map(endpoints::get).orElse(null);
            exchange.send(endpoint == null ? Answer.notFound() : exchange.answerFrom(endpoint));
        } catch (IOException e) {
            LOG.debug("a caller went away, or was too slow, before it had its answer", e);
        } catch (RuntimeException | Error e) {
            LOG.error("a request could not be answered", e);
        }
    }

    /// Answers nobody new, waits some seconds for the answers that are under way, and ends.
    ///
    /// The JDK's own `stop(delay)` is not used for waiting: it never notices that an exchange ended
    /// if its caller went away, and then waits the whole time. Here each exchange is a task of
    /// [#threads], and a connection whose task is refused is closed at once.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("some requests were not answered within {} and are broken off", PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        server.stop(0);
    }
}
