package io.rapporteur.app.load;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/// The least that can be done with a request: read it and answer 200. What it takes is the limit
/// for whatever answers through the same server.
final class BareServer {

    private BareServer() {}

    /// @param arguments the port
    public static void main(String[] arguments) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(Integer.parseInt(arguments[0])), 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.getRequestBody().readAllBytes();
                        exchange.sendResponseHeaders(200, -1);
                    }
                });
        server.start();
    }
}
