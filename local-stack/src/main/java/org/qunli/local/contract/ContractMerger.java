package org.qunli.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Merges OpenAPI documents. What two of them have under one name (a schema, a path) must be the
 * same; only lists of allowed values ({@code enum}) and examples may differ, and are united.
 */
public final class ContractMerger {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> EXAMPLES = Set.of("example", "examples");

    private final Map<String, JsonNode> paths = new TreeMap<>();
    private final Map<String, Map<String, JsonNode>> components = new TreeMap<>();
    private final Map<String, JsonNode> tags = new TreeMap<>();
    private final Map<String, String> operationIds = new TreeMap<>();
    private JsonNode security;
    private String openapi;

    /**
     * Adds one service's document.
     *
     * @param service for messages only
     * @throws ContractConflict when it contradicts what was added before
     */
    public ContractMerger add(String service, JsonNode document) {
        openapi = same("openapi", openapi, document.path("openapi").asText(), service);
        each(document.path("paths"), paths, "/paths", service);
        for (Map.Entry<String, JsonNode> kind : document.path("components").properties()) {
            each(
                    kind.getValue(),
                    components.computeIfAbsent(kind.getKey(), key -> new TreeMap<>()),
                    "/components/" + kind.getKey(),
                    service);
        }
        for (JsonNode tag : document.path("tags")) {
            String name = tag.path("name").asText();
            JsonNode known = tags.get(name);
            tags.put(name, known == null ? tag : unite(known, tag, "/tags/" + name, service));
        }
        if (document.has("security")) {
            JsonNode given = document.get("security");
            security = security == null ? given : unite(security, given, "/security", service);
        }
        return this;
    }

    private static String same(String what, String known, String given, String service) {
        if (known != null && !known.equals(given)) {
            throw new ContractConflict(
                    "/" + what, service + " says " + given + ", others " + known);
        }
        return given;
    }

    private static void each(
            JsonNode given, Map<String, JsonNode> known, String pointer, String service) {
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            JsonNode before = known.get(entry.getKey());
            known.put(
                    entry.getKey(),
                    before == null
                            ? entry.getValue()
                            : unite(
                                    before,
                                    entry.getValue(),
                                    pointer + "/" + escaped(entry.getKey()),
                                    service));
        }
    }

    private static JsonNode unite(JsonNode one, JsonNode other, String pointer, String service) {
        if (one.equals(other)) {
            return one;
        }
        if (one.isObject() && other.isObject()) {
            return uniteObjects(one, other, pointer, service);
        }
        if (one.isArray() && other.isArray() && one.size() == other.size()) {
            ArrayNode united = JSON.arrayNode();
            for (int i = 0; i < one.size(); i++) {
                united.add(unite(one.get(i), other.get(i), pointer + "/" + i, service));
            }
            return united;
        }
        throw new ContractConflict(
                pointer, service + " has " + shortened(other) + ", others " + shortened(one));
    }

    private static JsonNode uniteObjects(
            JsonNode one, JsonNode other, String pointer, String service) {
        ObjectNode united = JSON.objectNode();
        Set<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        List<String> ordered = new ArrayList<>();
        one.fieldNames().forEachRemaining(ordered::add);
        other.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (names.add(name)) {
                                ordered.add(name);
                            }
                        });
        for (String name : ordered) {
            united.set(name, uniteField(one, other, name, pointer, service));
        }
        return united;
    }

    private static JsonNode uniteField(
            JsonNode one, JsonNode other, String name, String pointer, String service) {
        JsonNode left = one.get(name);
        JsonNode right = other.get(name);
        if (EXAMPLES.contains(name)) {
            return left == null ? right : left;
        }
        if (left == null || right == null) {
            throw new ContractConflict(
                    pointer + "/" + escaped(name),
                    "only " + (left == null ? service + " has it" : "others have it"));
        }
        boolean values = name.equals("enum") && left.isArray() && right.isArray();
        return values
                ? uniteValues(left, right)
                : unite(left, right, pointer + "/" + escaped(name), service);
    }

    private static JsonNode uniteValues(JsonNode left, JsonNode right) {
        ArrayNode united = JSON.arrayNode();
        Set<JsonNode> seen = new LinkedHashSet<>();
        left.forEach(seen::add);
        right.forEach(seen::add);
        seen.forEach(united::add);
        return united;
    }

    /**
     * The merged document; paths, components and tags in alphabetical order.
     *
     * @throws ContractConflict when two operations have the same id
     */
    public ObjectNode merged() {
        checkOperationIds();
        ObjectNode document = JSON.objectNode();
        document.put("openapi", openapi);
        ObjectNode info = document.putObject("info");
        info.put("title", "Qunli");
        info.put("summary", "Makes sure nobody in a sealed zone is left unanswered");
        info.put(
                "description",
                "The four services of Qunli behind one origin. Errors are problem documents (RFC"
                        + " 9457); lists answer `items` and `next`.");
        info.put("version", "1");
        info.putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt");
        document.putArray("servers")
                .addObject()
                .put("url", "http://localhost:8080")
                .put("description", "the local stack");
        if (security != null) {
            document.set("security", security);
        }
        document.putArray("tags").addAll(tags.values());
        document.putObject("paths").setAll(paths);
        ObjectNode parts = document.putObject("components");
        components.forEach((kind, named) -> parts.putObject(kind).setAll(named));
        return document;
    }

    private void checkOperationIds() {
        operationIds.clear();
        paths.forEach(
                (path, item) ->
                        item.properties()
                                .forEach(
                                        method ->
                                                check(
                                                        method.getValue().path("operationId"),
                                                        method.getKey() + " " + path)));
    }

    private void check(JsonNode id, String operation) {
        if (!id.isMissingNode()) {
            String other = operationIds.put(id.asText(), operation);
            if (other != null) {
                throw new ContractConflict(
                        "operationId " + id.asText(), operation + " and " + other);
            }
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
