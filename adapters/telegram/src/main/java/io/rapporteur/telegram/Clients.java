package io.rapporteur.telegram;

import io.rapporteur.okhttp.MessageClient;

import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.generics.TelegramClient;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;

/// The library's clients, with an HTTP client that suits us.
final class Clients implements AutoCloseable {

    // Paced by budgets far below; okhttp's own limit of 5 would queue answers behind a slow one.
    private static final int REQUESTS_AT_ONCE = 64;

    private final OkHttpClient answers;
    private final OkHttpClient courtesies;
    private final TelegramSettings settings;

    Clients(TelegramSettings settings) {
        this(settings, Duration.ofSeconds(30));
    }

    /// @param patience with an answer's sending; a courtesy may take a sixth of it
    Clients(TelegramSettings settings, Duration patience) {
        this.settings = settings;
        this.answers = http(patience);
        this.courtesies = http(patience.dividedBy(6));
    }

    TelegramClient forAnswers() {
        return client(answers);
    }

    TelegramClient forCourtesies() {
        return client(courtesies);
    }

    @Override
    public void close() {
        for (OkHttpClient http : new OkHttpClient[] {answers, courtesies}) {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }

    private TelegramClient client(OkHttpClient http) {
        return new OkHttpTelegramClient(http, settings.token(), url(settings.apiUrl()));
    }

    static TelegramUrl url(URI base) {
        int standard = "https".equals(base.getScheme()) ? 443 : 80;
        return TelegramUrl.builder()
                .schema(base.getScheme())
                .host(base.getHost())
                .port(base.getPort() < 0 ? standard : base.getPort())
                .build();
    }

    private static OkHttpClient http(Duration patience) {
        Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        dispatcher.setMaxRequests(REQUESTS_AT_ONCE);
        dispatcher.setMaxRequestsPerHost(REQUESTS_AT_ONCE);
        return MessageClient.prepare(new OkHttpClient.Builder())
                .dispatcher(dispatcher)
                .connectTimeout(patience.dividedBy(2))
                .readTimeout(patience)
                .writeTimeout(patience)
                .callTimeout(patience.multipliedBy(2))
                .addInterceptor(Clients::onlyTheBotApi)
                .build();
    }

    /// The library ignores the status and reports a gateway's page, whatever its status, like an
    /// unreadable answer to a message that was delivered. Here the two part: what is not the Bot
    /// API's own answer is no answer.
    private static Response onlyTheBotApi(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String type = response.header("Content-Type", "");
        boolean page = type != null && type.startsWith("text/html");
        boolean refusal = response.code() >= 400 && response.code() < 500;
        if (page || !(response.code() == 200 || refusal)) {
            response.close();
            throw new IOException("status " + response.code());
        }
        return response;
    }
}
