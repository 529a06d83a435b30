package org.qunli.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qunli.local.backends.Backend;
import org.qunli.local.issuer.Issuer;
import org.qunli.local.issuer.IssuerRoutes;
import org.qunli.local.processes.Ports;
import org.qunli.local.secrets.Secrets;

@Timeout(60)
class GatewayTest {
    private static final String TRACEPARENT =
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @TempDir Path home;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer zone;
    private HttpServer request;
    private Gateway gateway;
    private Issuer issuer;

    @BeforeEach
    void start() throws IOException {
        zone = service();
        request = service();
        Map<Backend, Integer> ports = new EnumMap<>(Backend.class);
        ports.put(Backend.ZONE, zone.getAddress().getPort());
        ports.put(Backend.REQUEST, request.getAddress().getPort());
        ports.put(Backend.SUPERVISION, Ports.free());
        ports.put(Backend.NOTICE, Ports.free());
        int port = Ports.free();
        issuer =
                new Issuer(
                        URI.create("http://localhost:" + port),
                        home.resolve("key.jwk"),
                        new Secrets(home.resolve("secrets.properties")),
                        Clock.systemUTC());
        gateway = Gateway.start(port, ports, new IssuerRoutes(issuer), home.resolve("qunli.yaml"));
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        zone.stop(0);
        request.stop(0);
        threads.shutdownNow();
    }

    @Test
    void call_and_answer_are_passed_on_unchanged() throws Exception {
        zone.createContext(
                "/v1/zones",
                exchange -> {
                    exchange.getResponseHeaders().set("ETag", "\"7\"");
                    exchange.getResponseHeaders()
                            .set("X-Host", exchange.getRequestHeaders().getFirst("Host"));
                    exchange.getResponseHeaders()
                            .set("X-Trace", exchange.getRequestHeaders().getFirst("traceparent"));
                    answer(exchange, 201, exchange.getRequestURI() + " " + body(exchange));
                });

        HttpResponse<String> response =
                send(
                        to("/v1/zones/7?at=2026-01-01T00%3A00%3A00Z")
                                .header("traceparent", TRACEPARENT)
                                .POST(HttpRequest.BodyPublishers.ofString("封控区")));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("/v1/zones/7?at=2026-01-01T00%3A00%3A00Z 封控区");
        assertThat(response.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(response.headers().firstValue("X-Trace")).contains(TRACEPARENT);
        assertThat(response.headers().firstValue("X-Host")).contains("127.0.0.1:" + gateway.port());
    }

    @Test
    void each_path_reaches_its_own_service() throws Exception {
        zone.createContext("/", exchange -> answer(exchange, 200, "zone"));
        request.createContext("/", exchange -> answer(exchange, 200, "request"));

        assertThat(send(to("/v1/districts")).body()).isEqualTo("zone");
        assertThat(send(to("/v1/messages")).body()).isEqualTo("request");
        assertThat(send(to("/v1/events/requests")).body()).isEqualTo("request");
    }

    @Test
    void stream_arrives_while_it_is_still_open() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        zone.createContext(
                "/v1/events/zones",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream stream = exchange.getResponseBody()) {
                        stream.write("id: 1\n".getBytes(StandardCharsets.UTF_8));
                        stream.flush();
                        waitFor(seen);
                        stream.write("id: 2\n".getBytes(StandardCharsets.UTF_8));
                    }
                });

        HttpResponse<InputStream> response =
                http.send(
                        to("/v1/events/zones").build(), HttpResponse.BodyHandlers.ofInputStream());
        String first = new String(response.body().readNBytes(6), StandardCharsets.UTF_8);
        seen.countDown();
        String rest = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(first).isEqualTo("id: 1\n");
        assertThat(rest).isEqualTo("id: 2\n");
    }

    @Test
    void many_waiting_readers_hold_nobody_else_up() throws Exception {
        CountDownLatch waiting = new CountDownLatch(40);
        CountDownLatch release = new CountDownLatch(1);
        zone.createContext(
                "/v1/events/zones",
                exchange -> {
                    waiting.countDown();
                    waitFor(release);
                    answer(exchange, 200, "");
                });
        zone.createContext("/v1/districts", exchange -> answer(exchange, 200, "quick"));

        for (int i = 0; i < 40; i++) {
            http.sendAsync(to("/v1/events/zones").build(), HttpResponse.BodyHandlers.discarding());
        }
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(send(to("/v1/districts")).body()).isEqualTo("quick");
        release.countDown();
    }

    @Test
    void service_that_is_down_is_a_problem_that_says_when_to_come_back() throws Exception {
        HttpResponse<String> response =
                send(
                        to("/v1/notices")
                                .header("Accept-Language", "zh-CN,en;q=0.5")
                                .header("traceparent", TRACEPARENT)
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        JsonObject problem = problem(response, 503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(problem.getString("type")).isEqualTo("/problems/service-unavailable");
        assertThat(problem.getString("title")).isEqualTo("服务暂不可用");
        assertThat(problem.getString("instance")).isEqualTo("/v1/notices");
        assertThat(problem.getString("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void service_that_breaks_off_is_a_problem_that_says_so() throws Exception {
        zone.stop(0);
        try (ServerSocket server =
                new ServerSocket(
                        zone.getAddress().getPort(), 1, InetAddress.getLoopbackAddress())) {
            threads.submit(() -> breakOff(server));

            JsonObject problem = problem(send(to("/v1/zones")), 502);

            assertThat(problem.getString("detail")).contains("Idempotency-Key");
        }
    }

    @Test
    void refusal_of_a_large_body_reaches_the_client() throws Exception {
        HttpResponse<String> response =
                send(
                        to("/v1/messages")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[12 << 20])));

        JsonObject problem = problem(response, 413);
        assertThat(problem.getString("type")).isEqualTo("/problems/payload-too-large");
    }

    @Test
    void unknown_address_is_a_problem() throws Exception {
        for (String path : new String[] {"/nothing", "/v1/nothing", "/q/health", "/v1/events/x"}) {
            JsonObject problem = problem(send(to(path)), 404);
            assertThat(problem.getString("type")).isEqualTo("/problems/not-found");
        }
    }

    @Test
    void front_page_speaks_to_browsers_and_programs() throws Exception {
        HttpResponse<String> html = send(to("/").header("Accept", "text/html"));
        HttpResponse<String> json = send(to("/"));

        assertThat(html.body()).contains("小事不出群").contains("the merged contract");
        assertThat(new JsonObject(json.body()).getString("name")).isEqualTo("Qunli local stack");
    }

    @Test
    void merged_contract_is_served() throws Exception {
        problem(send(to("/openapi.yaml")), 404);

        Files.writeString(home.resolve("qunli.yaml"), "openapi: 3.1.0\n");

        assertThat(send(to("/openapi.yaml")).body()).isEqualTo("openapi: 3.1.0\n");
    }

    @Test
    void development_token_is_given_as_json_and_as_text() throws Exception {
        String path = "/dev/token?role=frontend&sub=bot-1&channels=wecom/ww-quanzhou";

        JsonObject json = new JsonObject(send(to(path)).body());
        String text = send(to(path).header("Accept", "text/plain")).body();

        assertThat(json.getString("token_type")).isEqualTo("Bearer");
        assertThat(json.getInteger("expires_in")).isEqualTo(43_200);
        JsonObject claims = claims(text);
        assertThat(claims.getString("sub")).isEqualTo("bot-1");
        assertThat(claims.getJsonArray("channels").getString(0)).isEqualTo("wecom/ww-quanzhou");
    }

    @Test
    void wrong_parameter_of_a_development_token_is_named() throws Exception {
        Map<String, String> wrong =
                Map.of(
                        "role", "/dev/token?role=king",
                        "sub", "/dev/token?role=admin&sub=",
                        "district", "/dev/token?role=admin&district=350583");

        for (Map.Entry<String, String> entry : wrong.entrySet()) {
            JsonObject problem = problem(send(to(entry.getValue())), 400);
            assertThat(problem.getJsonArray("violations").getJsonObject(0).getString("field"))
                    .isEqualTo(entry.getKey());
        }
        problem(send(to("/dev/token")), 400);
    }

    @Test
    void service_logs_in_with_its_secret() throws Exception {
        String secret = issuer.clientSecret(Backend.ZONE);
        String basic = Base64.getEncoder().encodeToString(("zone-service:" + secret).getBytes());

        HttpResponse<String> header =
                send(
                        form("grant_type=client_credentials")
                                .header("Authorization", "Basic " + basic));
        HttpResponse<String> post =
                send(
                        form(
                                "grant_type=client_credentials&client_id=zone-service&client_secret="
                                        + secret));
        HttpResponse<String> wrong =
                send(form("grant_type=client_credentials&client_id=zone-service&client_secret=x"));

        assertThat(claims(new JsonObject(header.body()).getString("access_token")).getString("sub"))
                .isEqualTo("zone-service");
        assertThat(post.statusCode()).isEqualTo(200);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(wrong.body()).getString("error")).isEqualTo("invalid_client");
    }

    @Test
    void discovery_leads_to_the_key_that_signs() throws Exception {
        JsonObject discovery = new JsonObject(send(to("/.well-known/openid-configuration")).body());

        assertThat(discovery.getString("issuer")).isEqualTo(issuer.origin().toString());
        String keys =
                http.send(
                                HttpRequest.newBuilder(URI.create(discovery.getString("jwks_uri")))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        JsonObject key = new JsonObject(keys).getJsonArray("keys").getJsonObject(0);
        assertThat(key.getString("kty")).isEqualTo("RSA");
        assertThat(key.containsKey("d")).isFalse();
    }

    private HttpRequest.Builder form(String body) {
        return to("/dev/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) throws Exception {
        return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        return new JsonObject(response.body());
    }

    private static JsonObject claims(String token) {
        return new JsonObject(
                new String(
                        Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                        StandardCharsets.UTF_8));
    }

    private HttpServer service() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Void breakOff(ServerSocket server) throws IOException {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[16]);
        }
        return null;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
