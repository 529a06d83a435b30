package org.qunli.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes values of a contract's schemas: right ones, those at the border, and broken ones. */
final class ContractInput {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int DEEPEST = 6;

    /** What front-ends, spreadsheets, browsers and attackers have sent elsewhere. */
    static final List<String> NASTY =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "a\u0000b",
                    "\n\r\t",
                    "\ud800",
                    "\ufeff",
                    "陈先生💊👨‍👩‍👧",
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e400",
                    "99999999999999999999",
                    "NaN",
                    "' or 1=1 --",
                    "%",
                    "%00",
                    "../../etc/passwd",
                    "{{7*7}}${7*7}",
                    "<script>alert(1)</script>",
                    "00000000-0000-0000-0000-000000000000",
                    "1-1-1-1-1",
                    "0000-00-00",
                    "9999-12-31T23:59:59Z",
                    "+999999999-12-31T23:59:59Z",
                    "-999999999-01-01T00:00:00Z",
                    "2026-02-30T00:00:00Z",
                    "2026-04-04T02:00:00+18:00",
                    "PT0S",
                    "-PT1S",
                    "P99999999999D",
                    "PT2562047788015215H",
                    "x".repeat(256),
                    "x".repeat(3000),
                    "\u202e".repeat(100),
                    "a,b;c=\"d\"",
                    "350583");

    private final JsonNode contract;

    private final Random random;

    ContractInput(JsonNode contract, Random random) {
        this.contract = contract;
        this.random = random;
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A value as the schema wants it, for a path or a query. */
    String word(JsonNode schema) {
        JsonNode value = right(schema, 0);
        return value.isValueNode() ? value.asText() : "x";
    }

    /** A body as the schema wants it. */
    JsonNode right(JsonNode schema) {
        return right(schema, 0);
    }

    private JsonNode right(JsonNode given, int depth) {
        JsonNode schema = resolved(given);
        if (schema.has("examples") && oneIn(2)) {
            return schema.get("examples").get(0);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (typeOf(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> JSON.numberNode(number(schema));
            case "number" -> JSON.numberNode(number(schema) + 0.5);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(text(schema));
        };
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode now = schema;
        for (int step = 0; step < DEEPEST; step++) {
            if (now.has("$ref")) {
                now = contract.at(now.get("$ref").asText().substring(1));
            } else if (now.has("oneOf") || now.has("anyOf") || now.has("allOf")) {
                JsonNode choices =
                        now.has("oneOf")
                                ? now.get("oneOf")
                                : now.has("anyOf") ? now.get("anyOf") : now.get("allOf");
                now = choices.get(random.nextInt(choices.size()));
            } else {
                return now;
            }
        }
        return now;
    }

    private static String typeOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (!one.asText().equals("null")) {
                    return one.asText();
                }
            }
        }
        return type.asText(schema.has("properties") ? "object" : "string");
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (var property : schema.path("properties").properties()) {
            boolean wanted = required.contains(property.getKey());
            if (wanted || depth < DEEPEST && oneIn(2)) {
                object.set(
                        property.getKey(),
                        depth > DEEPEST ? JSON.nullNode() : right(property.getValue(), depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int size = depth > DEEPEST ? 0 : random.nextInt(3);
        for (int item = 0; item < size; item++) {
            array.add(right(schema.path("items"), depth + 1));
        }
        return array;
    }

    private long number(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(least + 1000);
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + (long) (random.nextDouble() * (most - least));
        };
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> "01960000-0000-7000-8000-00000000000" + random.nextInt(10);
            case "date-time" -> "2026-04-0" + (1 + random.nextInt(9)) + "T02:00:00Z";
            case "date" -> "2026-04-0" + (1 + random.nextInt(9));
            case "duration" -> "PT" + random.nextInt(100) + "M";
            default -> {
                int most = Math.min(schema.path("maxLength").asInt(20), 4000);
                yield oneIn(4) ? "字".repeat(most) : "x".repeat(Math.min(most, 5));
            }
        };
    }

    /** The value with one thing in it that is wrong, or surprising. */
    JsonNode broken(JsonNode value) {
        if (value.isObject() && !value.isEmpty() && !oneIn(6)) {
            ObjectNode copy = value.deepCopy();
            List<String> names = new ArrayList<>();
            copy.fieldNames().forEachRemaining(names::add);
            String name = oneOf(names);
            switch (random.nextInt(8)) {
                case 0 -> copy.remove(name);
                case 1 -> copy.put("unknown", 1);
                default -> copy.set(name, broken(copy.get(name)));
            }
            return copy;
        }
        if (value.isArray() && !value.isEmpty() && !oneIn(4)) {
            ArrayNode copy = value.deepCopy();
            copy.set(0, broken(copy.get(0)));
            return copy;
        }
        return wrong();
    }

    private JsonNode wrong() {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(Long.MIN_VALUE);
            case 2 -> JSON.numberNode(new java.math.BigDecimal("1e400"));
            case 3 -> JSON.booleanNode(true);
            case 4 -> JSON.arrayNode().add(JSON.nullNode());
            case 5 -> JSON.objectNode().put("id", "x");
            default -> JSON.textNode(oneOf(NASTY));
        };
    }
}
