package org.qunli.local.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qunli.local.backends.Backend;
import org.qunli.local.issuer.IssuerRoutes;
import org.qunli.local.problems.Problem;
import org.qunli.local.problems.Problem.Text;

/** The one origin, on loopback only: whoever reaches it can have any token. */
public final class Gateway implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 15;

    /** A token with many zones, and a cursor in the URL, are larger than Vert.x' own limits. */
    private static final int MAX_HEADERS = 32 * 1024;

    private static final int MAX_LINE = 8 * 1024;

    private final Vertx vertx;
    private final HttpServer server;

    private Gateway(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param ports where each service listens; it need not be there yet
     * @param contract the merged contract, read at each request
     * @throws IOException when the port can't be had
     */
    public static Gateway start(
            int port, Map<Backend, Integer> ports, IssuerRoutes issuer, Path contract)
            throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
        Router router = Router.router(vertx);
        issuer.mount(router);
        router.get("/").handler(new FrontPage()::handle);
        router.get("/openapi.yaml").handler(context -> contract(context, contract));
        passOn(vertx, router, ports);
        router.route().handler(context -> notFound().write(context.request()));
        router.errorHandler(404, context -> notFound().write(context.request()));
        router.errorHandler(405, context -> notAllowed().write(context.request()));
        router.errorHandler(413, context -> BackendProxy.TOO_LARGE.write(context.request()));
        router.errorHandler(500, context -> broken().write(context.request()));
        router.errorHandler(400, context -> malformed().write(context.request()));
        HttpServerOptions options =
                new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        // A protocol that changes on the way is one more thing to go wrong.
                        .setHttp2ClearTextEnabled(false)
                        .setMaxHeaderSize(MAX_HEADERS)
                        .setMaxInitialLineLength(MAX_LINE);
        HttpServer server =
                vertx.createHttpServer(options)
                        .requestHandler(router)
                        .invalidRequestHandler(Gateway::invalid);
        try {
            await(server.listen().toCompletionStage().toCompletableFuture());
        } catch (IOException e) {
            vertx.close();
            throw e;
        }
        return new Gateway(vertx, server);
    }

    private static void passOn(Vertx vertx, Router router, Map<Backend, Integer> ports) {
        Map<Backend, BackendProxy> proxies = new EnumMap<>(Backend.class);
        ports.forEach(
                (backend, port) -> proxies.put(backend, new BackendProxy(vertx, backend, port)));
        router.route()
                .handler(
                        context -> {
                            Optional<BackendProxy> proxy =
                                    Backend.forPath(context.request().path()).map(proxies::get);
                            if (proxy.isPresent()) {
                                proxy.get().handle(context.request());
                            } else {
                                context.next();
                            }
                        });
    }

    private static void contract(RoutingContext context, Path file) {
        if (Files.isReadable(file)) {
            context.response()
                    .putHeader("Content-Type", "application/yaml")
                    .sendFile(file.toString());
        } else {
            notFound().write(context.request());
        }
    }

    /** What never became a request for the router: a line or headers that can't be read. */
    private static void invalid(HttpServerRequest request) {
        new Problem(
                        400,
                        "malformed-request",
                        new Text("Malformed request", "请求格式错误"),
                        new Text(
                                "The request line or headers can't be read or are too long.",
                                "请求行或请求头无法解析,或者过长。"))
                .write(request);
        request.connection().close();
    }

    private static Problem notFound() {
        return new Problem(
                404,
                "not-found",
                new Text("Not found", "未找到"),
                new Text("There is nothing at this address.", "这个地址下没有内容。"));
    }

    private static Problem notAllowed() {
        return new Problem(
                405,
                "method-not-allowed",
                new Text("Method not allowed", "不支持该方法"),
                new Text("This address doesn't answer that method.", "这个地址不支持该方法。"));
    }

    private static Problem malformed() {
        return new Problem(
                400,
                "malformed-request",
                new Text("Malformed request", "请求格式错误"),
                new Text("The request can't be read.", "请求无法解析。"));
    }

    private static Problem broken() {
        return new Problem(
                500,
                "internal-error",
                new Text("Internal error", "内部错误"),
                new Text("The gateway failed.", "网关出错。"));
    }

    /** The port in use: the one asked for, or the one the system chose for 0. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() throws IOException {
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private static void await(CompletableFuture<?> future) throws IOException {
        try {
            future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the gateway took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
