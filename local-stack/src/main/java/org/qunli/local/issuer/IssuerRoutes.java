package org.qunli.local.issuer;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qunli.local.problems.Problem;
import org.qunli.local.problems.Problem.Text;

/** The issuer over HTTP: discovery, keys, the token endpoint and {@code /dev/token}. */
public final class IssuerRoutes {
    private static final List<String> LISTS = List.of("districts", "channels", "zones");
    private static final int MAX_FORM_BYTES = 8192;
    private static final int MAX_SUB = 255;

    private final Issuer issuer;

    public IssuerRoutes(Issuer issuer) {
        this.issuer = issuer;
    }

    public void mount(Router router) {
        router.get("/.well-known/openid-configuration").handler(this::discovery);
        router.get("/dev/jwks").handler(this::keys);
        router.get("/dev/token").handler(this::developmentToken);
        router.post("/dev/oauth2/token")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(this::clientToken);
    }

    private void discovery(RoutingContext context) {
        String origin = issuer.origin().toString();
        json(
                context,
                new JsonObject()
                        .put("issuer", origin)
                        .put("jwks_uri", origin + "/dev/jwks")
                        .put("token_endpoint", origin + "/dev/oauth2/token")
                        .put("grant_types_supported", new JsonArray().add("client_credentials"))
                        .put("response_types_supported", new JsonArray().add("token"))
                        .put("subject_types_supported", new JsonArray().add("public"))
                        .put(
                                "token_endpoint_auth_methods_supported",
                                new JsonArray()
                                        .add("client_secret_basic")
                                        .add("client_secret_post"))
                        .put(
                                "id_token_signing_alg_values_supported",
                                new JsonArray().add("RS256")));
    }

    private void keys(RoutingContext context) {
        context.response().putHeader("Content-Type", "application/json").end(issuer.publicKeys());
    }

    private void developmentToken(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Problem> problem = wrongParameter(request);
        if (problem.isPresent()) {
            problem.get().write(request);
            return;
        }
        List<String> roles = list(request.getParam("role"));
        String sub = Optional.ofNullable(request.getParam("sub")).orElse(roles.get(0) + "-1");
        Map<String, List<String>> claims = new HashMap<>();
        LISTS.forEach(name -> claims.put(name, list(request.getParam(name))));
        String token = issuer.token(new TokenClaims(roles, sub, claims));
        if ("text/plain".equals(request.getHeader("Accept"))) {
            // For `$(curl …)` in a shell without a JSON tool.
            context.response().putHeader("Content-Type", "text/plain").end(token);
        } else {
            json(context, answer(token));
        }
    }

    private static Optional<Problem> wrongParameter(HttpServerRequest request) {
        List<String> known = List.of("role", "sub", "districts", "channels", "zones");
        for (String name : request.params().names()) {
            if (!known.contains(name)) {
                return wrong(
                        name,
                        "Unknown parameter; there are: " + String.join(", ", known),
                        "没有这个参数;可用的有:" + String.join("、", known));
            }
            if (request.params().getAll(name).size() > 1) {
                return wrong(
                        name, "Given twice; separate several values with commas", "参数重复;多个值请用逗号分隔");
            }
        }
        List<String> roles = list(request.getParam("role"));
        if (roles.isEmpty() || roles.stream().anyMatch(word -> Role.of(word).isEmpty())) {
            return wrong("role", "Give one of: " + Role.words(), "请给出其中之一:" + Role.words());
        }
        String sub = request.getParam("sub");
        if (sub != null && (sub.isBlank() || sub.length() > MAX_SUB)) {
            return wrong("sub", "Give 1 to 255 characters", "请给出 1 到 255 个字符");
        }
        return Optional.empty();
    }

    private static Optional<Problem> wrong(String field, String en, String zh) {
        return Optional.of(
                new Problem(
                        400,
                        "validation",
                        new Text("Bad request", "请求有误"),
                        new Text(en, zh),
                        0,
                        field));
    }

    private static List<String> list(String values) {
        return Arrays.stream((values == null ? "" : values).split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** RFC 6749, 4.4, with the errors of its 5.2: OAuth clients don't read problem documents. */
    private void clientToken(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!"client_credentials".equals(request.getFormAttribute("grant_type"))) {
            error(context, 400, "unsupported_grant_type");
            return;
        }
        String[] client =
                basic(request)
                        .orElseGet(
                                () ->
                                        new String[] {
                                            orEmpty(request.getFormAttribute("client_id")),
                                            orEmpty(request.getFormAttribute("client_secret"))
                                        });
        issuer.serviceToken(client[0], client[1])
                .ifPresentOrElse(
                        token -> json(context, answer(token)),
                        () -> error(context, 401, "invalid_client"));
    }

    private static Optional<String[]> basic(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(
                            Base64.getDecoder().decode(header.substring(6).trim()),
                            StandardCharsets.UTF_8);
            String[] parts = (pair + ":").split(":", -1);
            return Optional.of(new String[] {decode(parts[0]), decode(parts[1])});
        } catch (IllegalArgumentException e) {
            return Optional.of(new String[] {"", ""});
        }
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    private static JsonObject answer(String token) {
        return new JsonObject()
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", Issuer.LIFE.toSeconds());
    }

    private static void error(RoutingContext context, int status, String error) {
        if (status == 401) {
            context.response().putHeader("WWW-Authenticate", "Basic realm=\"qunli\"");
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject().put("error", error).toBuffer());
    }

    private static void json(RoutingContext context, JsonObject json) {
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(json.toBuffer());
    }
}
