package io.rapporteur.okhttp;

import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Makes OkHttp fit for sending what must not be shown twice.
///
/// By itself OkHttp sends a request again when a connection breaks, follows redirects, and reports
/// a time-out while connecting like one while waiting for the answer.
public final class MessageClient {

    private MessageClient() {}

    /// A client that sends each request at most once, to where it was addressed and nowhere else.
    /// If no connection came about, TLS included, so that nothing was sent, the failure is a
    /// [ConnectException] or caused by one; any other failure leaves unknown whether the other side
    /// got the request.
    public static OkHttpClient.Builder prepare(OkHttpClient.Builder client) {
        return client.retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addInterceptor(MessageClient::tellWhetherSent)
                .addNetworkInterceptor(MessageClient::noteConnection);
    }

    /// Whether a request got as far as a connection.
    private record Connection(AtomicBoolean exists) {}

    private static Response tellWhetherSent(Interceptor.Chain chain) throws IOException {
        Connection connection = new Connection(new AtomicBoolean());
        Request request = chain.request().newBuilder().tag(Connection.class, connection).build();
        try {
            return chain.proceed(request);
        } catch (IOException broken) {
            if (connection.exists().get()) {
                throw broken;
            }
            ConnectException unsent =
                    new ConnectException("no connection: " + broken.getClass().getSimpleName());
            unsent.initCause(broken);
            throw unsent;
        }
    }

    /// OkHttp asks network interceptors once it is connected, and before it writes anything.
    private static Response noteConnection(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.request().tag(Connection.class);
        if (connection != null) {
            connection.exists().set(true);
        }
        return chain.proceed(chain.request());
    }
}
