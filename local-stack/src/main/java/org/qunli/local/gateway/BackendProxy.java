package org.qunli.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.qunli.local.backends.Backend;
import org.qunli.local.problems.Problem;
import org.qunli.local.problems.Problem.Text;

/**
 * Passes calls on to one service. A service that can't be reached is a 503 (the call had no
 * effect), one that breaks off or is silent is a 502 or 504 (it may have had one).
 */
final class BackendProxy {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** The longest wait a feed allows is well below; a stream sends comments more often. */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    /** Each waiting feed reader holds a connection: the library's 5 would starve everyone else. */
    private static final int CONNECTIONS = 1000;

    /**
     * The services' own limit. They answer at the headers and close: a client that is still sending
     * may never see that answer, so it is given here, where the rest is read and dropped.
     */
    private static final long MAX_BODY = 8L << 20;

    static final Problem TOO_LARGE =
            new Problem(
                    413,
                    "payload-too-large",
                    new Text("Payload too large", "内容过大"),
                    new Text("The body may have at most 8 MB.", "请求正文最多 8 MB。"));

    private static final Text TITLE_DOWN = new Text("Service unavailable", "服务暂不可用");
    private static final Text TITLE_BROKEN = new Text("Bad gateway", "网关错误");
    private static final Text TITLE_SILENT = new Text("Gateway timeout", "网关超时");
    private static final Text UNSURE =
            new Text(
                    "The answer was lost; what was asked for may have been done. Repeat it with the"
                            + " same Idempotency-Key.",
                    "答复丢失,请求可能已经生效。请用同一个 Idempotency-Key 重试。");

    private final Backend backend;
    private final int port;
    private final HttpProxy proxy;

    BackendProxy(Vertx vertx, Backend backend, int port) {
        this.backend = backend;
        this.port = port;
        HttpClient client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) CONNECT.toMillis())
                                .setReadIdleTimeout((int) SILENCE.toSeconds()),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.proxy =
                HttpProxy.reverseProxy(client)
                        .origin(this::connect)
                        .addInterceptor(
                                new ProxyInterceptor() {
                                    @Override
                                    public Future<ProxyResponse> handleProxyRequest(
                                            ProxyContext context) {
                                        return send(context);
                                    }
                                });
    }

    void handle(HttpServerRequest request) {
        if (length(request) > MAX_BODY) {
            TOO_LARGE.write(request);
        } else {
            proxy.handle(request);
        }
    }

    private static long length(HttpServerRequest request) {
        String header = request.getHeader("Content-Length");
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        RequestOptions options =
                new RequestOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setMethod(HttpMethod.GET)
                        .setURI("/");
        return context.client().request(options).recover(e -> Future.failedFuture(new Unreached()));
    }

    private Future<ProxyResponse> send(ProxyContext context) {
        // Links in answers must lead back here, not to the service's own port.
        HttpServerRequest request = context.request().proxiedRequest();
        if (request.authority() != null) {
            context.request().setAuthority(request.authority());
        }
        return context.sendRequest()
                .recover(e -> Future.succeededFuture(answer(context, problem(e))));
    }

    private static ProxyResponse answer(ProxyContext context, Problem problem) {
        HttpServerRequest request = context.request().proxiedRequest();
        if (!request.isEnded()) {
            // The rest of the body is read and dropped, so that the client hears the answer.
            context.request().release();
        }
        ProxyResponse response =
                context.request()
                        .response()
                        .setStatusCode(problem.status())
                        .putHeader("Content-Type", Problem.MEDIA_TYPE)
                        .setBody(Body.body(problem.toJson(request).toBuffer()));
        if (problem.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
        return response;
    }

    private Problem problem(Throwable failure) {
        if (failure instanceof Unreached) {
            return new Problem(
                    503,
                    "service-unavailable",
                    TITLE_DOWN,
                    new Text(
                            backend.serviceName() + " can't be reached; nothing was done.",
                            backend.serviceName() + " 暂时无法连接;请求没有生效。"),
                    1,
                    null);
        }
        if (failure instanceof TimeoutException) {
            return new Problem(504, "gateway-timeout", TITLE_SILENT, UNSURE);
        }
        return new Problem(502, "bad-gateway", TITLE_BROKEN, UNSURE);
    }

    private static final class Unreached extends Exception {
        private static final long serialVersionUID = 1;

        Unreached() {
            super(null, null, false, false);
        }
    }
}
