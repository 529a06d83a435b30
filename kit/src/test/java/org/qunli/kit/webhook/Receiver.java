package org.qunli.kit.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.qunli.kit.json.Json;

/** Somebody's server that gets webhooks, writes them down, and answers as it is told. */
final class Receiver implements AutoCloseable {

    /** What to do with a call. */
    interface Behaviour {
        void answer(HttpExchange call) throws IOException;
    }

    /** A call as it came. */
    record Call(String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.get(name).get(0);
        }

        String name() {
            return Json.tree(body).at("/data/name").asText();
        }
    }

    private final HttpServer server;

    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private volatile Behaviour behaviour = status(204);

    Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    static Behaviour status(int status, String... headers) {
        return call -> {
            for (int i = 0; i < headers.length; i += 2) {
                call.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            call.sendResponseHeaders(status, -1);
        };
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> names() {
        return calls().stream().map(Call::name).toList();
    }

    private void handle(HttpExchange call) throws IOException {
        try (call) {
            Map<String, List<String>> headers = new TreeMap<>();
            call.getRequestHeaders()
                    .forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), new ArrayList<>(v)));
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(call.getRequestURI().toString(), headers, body));
            behaviour.answer(call);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
