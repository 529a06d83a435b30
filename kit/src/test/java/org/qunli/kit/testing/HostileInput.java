package org.qunli.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.json.Json;

/**
 * Calls every operation of the service's contract with right, odd and broken input: no defect, no
 * hang, each refusal a problem document with a status of the contract. What fails is made smaller
 * before it is told. Subclass it as a {@code @QuarkusTest}; {@code -Dqunli.fuzz.calls} says how
 * many calls an operation gets, {@code -Dqunli.fuzz.seed} which.
 */
public abstract class HostileInput {

    private static final int CALLS = Integer.getInteger("qunli.fuzz.calls", 3);

    private static final long SEED = Long.getLong("qunli.fuzz.seed", 20_260_404L);

    /** Whatever the operation, the server may say so before it looks. */
    private static final Set<Integer> ANYWHERE = Set.of(400, 404, 405, 406, 413, 415, 429);

    /** The server's own limit on the first line, before anything of ours runs. */
    private static final int TOO_LONG = 414;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource(value = "/openapi", management = true)
    URL openapi;

    @TestHTTPResource("/")
    URL root;

    private final Map<String, String> tokens = new HashMap<>();

    /** One call, in parts that can be left out. */
    record Attempt(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            String role,
            Optional<String> body) {

        Stream<Attempt> smaller() {
            Stream<Attempt> fewer =
                    Stream.concat(
                            query.keySet().stream()
                                    .map(k -> with(without(query, k), headers, body)),
                            headers.keySet().stream()
                                    .map(k -> with(query, without(headers, k), body)));
            Stream<Attempt> lighter =
                    body.filter(text -> text.startsWith("{\"") && text.endsWith("}"))
                            .map(text -> lighter(text).map(b -> with(query, headers, b)))
                            .orElse(Stream.empty());
            return Stream.concat(fewer, lighter);
        }

        private static Stream<Optional<String>> lighter(String body) {
            JsonNode tree = Json.tree(body);
            List<Optional<String>> lighter = new ArrayList<>();
            tree.fieldNames()
                    .forEachRemaining(
                            name -> {
                                com.fasterxml.jackson.databind.node.ObjectNode copy =
                                        tree.deepCopy();
                                copy.remove(name);
                                lighter.add(Optional.of(copy.toString()));
                            });
            return lighter.stream();
        }

        private static Map<String, String> without(Map<String, String> map, String key) {
            Map<String, String> copy = new TreeMap<>(map);
            copy.remove(key);
            return copy;
        }

        private Attempt with(Map<String, String> q, Map<String, String> h, Optional<String> b) {
            return new Attempt(method, path, q, h, role, b);
        }
    }

    @Test
    void no_input_breaks_an_operation_and_each_refusal_is_a_problem() throws Exception {
        JsonNode contract =
                Json.tree(RestAssured.given().queryParam("format", "json").get(openapi).asString());
        Map<String, String> findings = new TreeMap<>();
        for (var path : contract.get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                String name = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                ContractInput input =
                        new ContractInput(contract, new Random(SEED ^ name.hashCode()));
                for (int call = 0; call < CALLS && !findings.containsKey(name); call++) {
                    Attempt attempt = attempt(name, method.getValue(), input);
                    Optional<String> wrong = wrong(attempt, method.getValue());
                    if (wrong.isPresent()) {
                        Attempt small = smallest(attempt, method.getValue());
                        findings.put(name, wrong.get() + small);
                    }
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    private Attempt attempt(String name, JsonNode operation, ContractInput input) {
        String[] parts = name.split(" ");
        String path = parts[1];
        Map<String, String> query = new TreeMap<>();
        Map<String, String> headers = new TreeMap<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String key = parameter.get("name").asText();
            boolean odd = input.oneIn(4);
            String value =
                    odd ? input.oneOf(ContractInput.NASTY) : input.word(parameter.get("schema"));
            switch (parameter.get("in").asText()) {
                case "path" -> path = path.replace("{" + key + "}", encoded(value));
                case "query" -> {
                    // Who waits for news isn't stuck.
                    if (!key.equals("wait") && input.oneIn(2)) {
                        query.put(key, encoded(value));
                    }
                }
                default -> {
                    if (odd && !key.equals("On-Behalf-Of")) {
                        headers.put(key, value.replaceAll("[^ -~]", "?"));
                    }
                }
            }
        }
        List<String> roles = new ArrayList<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        roles.remove("public");
        String role = roles.isEmpty() ? "" : input.oneOf(roles);
        return new Attempt(parts[0], path, query, headers, role, body(operation, input));
    }

    private static Optional<String> body(JsonNode operation, ContractInput input) {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return Optional.empty();
        }
        if (input.oneIn(12)) {
            return Optional.of(
                    input.oneOf(
                            List.of(
                                    "",
                                    "null",
                                    "[]",
                                    "{",
                                    "\"x\"",
                                    "[".repeat(3000),
                                    "{\"a\":1}x")));
        }
        JsonNode right = input.right(schema);
        return Optional.of((input.oneIn(3) ? right : input.broken(right)).toString());
    }

    private Attempt smallest(Attempt attempt, JsonNode operation) throws Exception {
        Attempt smallest = attempt;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Attempt candidate : smallest.smaller().toList()) {
                if (wrong(candidate, operation).isPresent()) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** What is wrong about the answer, if anything is. */
    private Optional<String> wrong(Attempt attempt, JsonNode operation) throws Exception {
        HttpResponse<String> answer;
        try {
            answer = HTTP.send(request(attempt), HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            return Optional.of("hangs ");
        } catch (IOException e) {
            return Optional.of("no answer: " + e + " ");
        }
        int status = answer.statusCode();
        if (status >= 500) {
            return Optional.of(status + " ");
        }
        if (status == TOO_LONG) {
            return Optional.empty();
        }
        if (status >= 400) {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (!type.startsWith("application/problem+json")) {
                return Optional.of(status + " is no problem document but '" + type + "' ");
            }
            JsonNode problem = Json.tree(answer.body());
            if (problem.path("status").asInt() != status
                    || !problem.path("type").asText().startsWith("/problems/")
                    || problem.path("title").asText().isEmpty()) {
                return Optional.of(status + " with " + problem + " ");
            }
        }
        boolean known = operation.path("responses").has(String.valueOf(status));
        return known || ANYWHERE.contains(status)
                ? Optional.empty()
                : Optional.of(status + " is not in the contract ");
    }

    private HttpRequest request(Attempt attempt) throws Exception {
        StringBuilder uri = new StringBuilder(attempt.path());
        String separator = "?";
        for (var parameter : attempt.query().entrySet()) {
            uri.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(parameter.getValue());
            separator = "&";
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root.toURI().resolve("/") + uri.substring(1)))
                        .timeout(Duration.ofSeconds(10))
                        .header("Accept", "application/json");
        attempt.headers().forEach(request::header);
        if (!attempt.role().isEmpty()) {
            request.header("Authorization", "Bearer " + token(attempt.role()));
        }
        attempt.body().ifPresent(body -> request.header("Content-Type", "application/json"));
        return request.method(
                        attempt.method(),
                        attempt.body()
                                .map(BodyPublishers::ofString)
                                .orElse(BodyPublishers.noBody()))
                .build();
    }

    private String token(String role) {
        boolean person = role.equals(Roles.OFFICER) || role.equals(Roles.RESIDENT);
        return tokens.computeIfAbsent(
                role,
                key ->
                        Tokens.of(
                                role,
                                "somebody",
                                person ? Set.of() : Set.of("350583"),
                                role.equals(Roles.FRONTEND)
                                        ? Set.of("wecom/ww-quanzhou")
                                        : Set.of()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
