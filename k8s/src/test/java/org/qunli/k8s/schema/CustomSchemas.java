package org.qunli.k8s.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qunli.k8s.manifest.Kustomize;

/** Definitions of custom resources, read from a folder. */
public final class CustomSchemas {

    private final Map<String, JsonSchema> byKind = new HashMap<>();

    /** Reads all definitions that lie in the folder. */
    public CustomSchemas(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(".yaml")).forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file) {
        try {
            Kustomize.parse(Files.readString(file)).forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(JsonNode definition) {
        String group = definition.at("/spec/group").asText();
        String kind = definition.at("/spec/names/kind").asText();
        for (JsonNode version : definition.at("/spec/versions")) {
            JsonNode schema = version.at("/schema/openAPIV3Schema");
            close(schema);
            ((ObjectNode) schema.path("properties")).putObject("metadata").put("type", "object");
            byKind.put(
                    group + "/" + version.path("name").asText() + " " + kind,
                    // CRDs write exclusiveMinimum as draft 4 does.
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema));
        }
    }

    /**
     * The API server drops what isn't named; here it is refused. Structural schemas name fields
     * nowhere but in these three places.
     */
    private static void close(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return;
        }
        boolean open = object.path("x-kubernetes-preserve-unknown-fields").asBoolean();
        if (object.path("properties").isObject() && !object.has("additionalProperties") && !open) {
            object.put("additionalProperties", false);
        }
        if (object.path("nullable").asBoolean() && object.path("type").isTextual()) {
            object.set("type", object.arrayNode().add(object.path("type")).add("null"));
        }
        object.path("properties").forEach(CustomSchemas::close);
        close(object.path("items"));
        close(object.path("additionalProperties"));
    }

    public boolean knows(JsonNode object) {
        return byKind.containsKey(key(object));
    }

    /** What is wrong with an object. */
    public List<String> refusals(JsonNode object) {
        return byKind.get(key(object)).validate(object).stream()
                .map(message -> key(object) + ": " + message.getMessage())
                .toList();
    }

    private static String key(JsonNode object) {
        return object.path("apiVersion").asText() + " " + object.path("kind").asText();
    }
}
