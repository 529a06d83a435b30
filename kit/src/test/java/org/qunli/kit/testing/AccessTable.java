package org.qunli.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.json.Json;

/**
 * The access table {@code docs/access/<service>.tsv} (method, path, letters of design/3) is what
 * the code does: every operation has a row, each role outside it is refused, forged tokens open
 * nothing, and privileged ones leave an entry in the audit trail. Subclass it as a
 * {@code @QuarkusTest}.
 */
public abstract class AccessTable {

    private static final Map<String, String> LETTERS = letters();

    private static final String SOME_ID = "01960000-0000-7000-8000-000000000000";

    private static final String AUDITED = "audited";

    /** Thousands of calls: a plain client takes a fraction of the time of RestAssured. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, String> tokens = new HashMap<>();

    @TestHTTPResource(value = "/openapi", management = true)
    URL openapi;

    @TestHTTPResource("/")
    URL root;

    private static Map<String, String> letters() {
        Map<String, String> letters = new LinkedHashMap<>();
        letters.put("R", Roles.RESIDENT);
        letters.put("O", Roles.OFFICER);
        letters.put("S", Roles.SUPERVISOR);
        letters.put("L", Roles.SUPERVISION_LEAD);
        letters.put("A", Roles.ADMIN);
        letters.put("F", Roles.FRONTEND);
        letters.put("D", Roles.DASHBOARD);
        letters.put("U", Roles.AUDITOR);
        letters.put("V", Roles.SERVICE);
        letters.put("K", Roles.DESK);
        letters.put("P", "public");
        return letters;
    }

    /** The first segments after /v1/ of which a wrong role learns nothing: it gets 404, not 403. */
    protected Set<String> concealed() {
        return Set.of("teams", "watch", "inspections", "audit");
    }

    private Map<String, Set<String>> table() throws IOException {
        String service = ConfigProvider.getConfig().getValue("qunli.service", String.class);
        Map<String, Set<String>> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/access", service + ".tsv"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] columns = line.split("\t");
                Set<String> roles = new TreeSet<>();
                for (String letter : columns[2].trim().split("\\s+")) {
                    assertThat(LETTERS).as(line).containsKey(letter);
                    roles.add(LETTERS.get(letter));
                }
                rows.put(columns[0] + " " + columns[1], roles);
            }
        }
        return rows;
    }

    private Map<String, Set<String>> operations() {
        String document =
                RestAssured.given().queryParam("format", "json").get(openapi).body().asString();
        Map<String, Set<String>> operations = new TreeMap<>();
        for (var path : Json.tree(document).get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                Set<String> roles = new TreeSet<>();
                for (JsonNode role : method.getValue().path("x-roles")) {
                    roles.add(role.asText());
                }
                operations.put(
                        method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), roles);
            }
        }
        return operations;
    }

    @Test
    void every_operation_has_its_row_and_every_row_its_operation() throws IOException {
        assertThat(operations()).isEqualTo(table());
    }

    @Test
    void only_the_roles_of_the_row_get_in() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (var row : table().entrySet()) {
            Set<String> allowed = row.getValue();
            if (!allowed.contains("public")) {
                expect(wrong, row.getKey(), null, 401);
            }
            for (String role : LETTERS.values()) {
                if (!role.equals("public") && !allowed.contains("public")) {
                    boolean in = allowed.contains(role);
                    expect(wrong, row.getKey(), role, in ? 0 : refusalOf(row.getKey()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Each operation with one kind in turn: a refused signature takes a while. */
    @Test
    void a_forged_token_opens_nothing() throws Exception {
        Map<String, Map<String, String>> forged = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (var row : table().entrySet()) {
            String role = row.getValue().iterator().next();
            if (!row.getValue().contains("public")) {
                if (!forged.containsKey(role)) {
                    forged.put(role, ForgedTokens.of(role));
                }
                List<String> kinds = List.copyOf(forged.get(role).keySet());
                String kind = kinds.get(asked++ % kinds.size());
                int status = call(row.getKey(), forged.get(role).get(kind));
                if (status != 401) {
                    wrong.add(row.getKey() + ", " + kind + ": " + status);
                }
            }
        }
        assertThat(asked).isGreaterThan(7);
        assertThat(wrong).isEmpty();
    }

    /** Supervisors' own operations have a trail of their own, which is covert. */
    @Test
    void every_privileged_operation_leaves_an_entry_in_the_audit_trail() throws Exception {
        Map<String, Integer> asked = new TreeMap<>();
        for (var row : table().entrySet()) {
            for (String role : List.of(Roles.ADMIN, Roles.AUDITOR, Roles.DESK, Roles.OFFICER)) {
                boolean officerReads =
                        role.equals(Roles.OFFICER) && row.getKey().startsWith("GET ");
                if (row.getValue().contains(role) && !officerReads) {
                    call(row.getKey(), role, AUDITED);
                    asked.merge(role + " " + row.getKey(), 1, Integer::sum);
                }
            }
        }

        Map<String, Integer> told = new TreeMap<>();
        for (String role : List.of(Roles.ADMIN, Roles.AUDITOR, Roles.DESK, Roles.OFFICER)) {
            for (String operation : trailOf(role + "-client:" + AUDITED)) {
                told.merge(role + " " + operation, 1, Integer::sum);
            }
        }
        assertThat(told).isNotEmpty().isEqualTo(asked);
    }

    private List<String> trailOf(String client) throws Exception {
        String service = ConfigProvider.getConfig().getValue("qunli.service", String.class);
        List<String> operations = new ArrayList<>();
        String next = "";
        while (next != null) {
            String query =
                    "?limit=200&client=" + client + (next.isEmpty() ? "" : "&cursor=" + next);
            HttpRequest request =
                    HttpRequest.newBuilder(root.toURI().resolve("/v1/audit/" + service + query))
                            .header("Authorization", "Bearer " + token(Roles.AUDITOR, "reader"))
                            .build();
            JsonNode page = Json.tree(HTTP.send(request, BodyHandlers.ofString()).body());
            page.path("items").forEach(entry -> operations.add(entry.path("operation").asText()));
            next = page.path("next").textValue();
        }
        return operations;
    }

    private int refusalOf(String operation) {
        return concealed().contains(operation.split("/")[2]) ? 404 : 403;
    }

    /** {@code expected} 0 means: anything but a refusal of the role and but a defect. */
    private void expect(List<String> wrong, String operation, String role, int expected)
            throws Exception {
        int status = call(operation, role, "somebody");
        boolean right =
                expected == 0 ? status != 401 && status != 403 && status < 500 : status == expected;
        if (!right) {
            wrong.add(operation + " as " + role + ": " + status);
        }
    }

    /** Calls the operation with an id that isn't there; answers the status. */
    private int call(String operation, String role, String subject) throws Exception {
        return call(operation, role == null ? null : token(role, subject));
    }

    private int call(String operation, String token) throws Exception {
        String[] parts = operation.split(" ");
        String path = parts[1].replaceAll("\\{[^}]+}", SOME_ID);
        HttpRequest.Builder call =
                HttpRequest.newBuilder(root.toURI().resolve(path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Accept", "*/*");
        if (token != null) {
            call.header("Authorization", "Bearer " + token);
        }
        if (parts[0].equals("GET") || parts[0].equals("DELETE")) {
            call.method(parts[0], BodyPublishers.noBody());
        } else {
            call.header("Content-Type", "application/json");
            call.method(parts[0], BodyPublishers.ofString("{}"));
        }
        return HTTP.send(call.build(), BodyHandlers.discarding()).statusCode();
    }

    /** Signing one takes longer than a call. */
    private String token(String role, String subject) {
        return tokens.computeIfAbsent(
                role + " " + subject, key -> Tokens.of(role, subject, Set.of("350583"), Set.of()));
    }
}
