package org.qunli.k8s.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects of one overlay. */
public record Manifests(String name, List<JsonNode> objects) {

    Manifests copy() {
        return new Manifests(name, objects.stream().<JsonNode>map(JsonNode::deepCopy).toList());
    }

    public List<JsonNode> all(String kind) {
        return objects.stream().filter(o -> o.path("kind").asText().equals(kind)).toList();
    }

    public Optional<JsonNode> find(String kind, String name) {
        return all(kind).stream().filter(o -> nameOf(o).equals(name)).findFirst();
    }

    /** For tests that break it. */
    public ObjectNode get(String kind, String name) {
        return (ObjectNode)
                find(kind, name).orElseThrow(() -> new IllegalArgumentException(kind + " " + name));
    }

    public static String nameOf(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    public static String idOf(JsonNode object) {
        return object.path("kind").asText() + "/" + nameOf(object);
    }

    public static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** What runs pods: its template, and who makes them. */
    public record Workload(JsonNode owner, JsonNode template) {

        public JsonNode pod() {
            return template.path("spec");
        }

        public Map<String, String> labels() {
            return labelsOf(template.at("/metadata/labels"));
        }

        public Stream<JsonNode> containers() {
            return Stream.concat(
                    each(pod().path("initContainers")), each(pod().path("containers")));
        }

        public String id() {
            return idOf(owner);
        }

        public boolean isService() {
            return "service".equals(labels().get("app.kubernetes.io/component"));
        }

        public boolean runsForEver() {
            return !owner.path("kind").asText().equals("Job");
        }
    }

    public List<Workload> workloads() {
        return Stream.of("Deployment", "StatefulSet", "Job")
                .flatMap(kind -> all(kind).stream())
                .map(o -> new Workload(o, o.at("/spec/template")))
                .toList();
    }

    /** The four. */
    public List<Workload> services() {
        return workloads().stream().filter(Workload::isService).toList();
    }

    public static Map<String, String> labelsOf(JsonNode node) {
        Map<String, String> labels = new TreeMap<>();
        node.properties().forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
        return labels;
    }

    /** Whether a label selector, of both kinds, selects these labels. */
    public static boolean selects(JsonNode selector, Map<String, String> labels) {
        boolean equal =
                selector.path("matchLabels").properties().stream()
                        .allMatch(e -> e.getValue().asText().equals(labels.get(e.getKey())));
        return equal && each(selector.path("matchExpressions")).allMatch(e -> holds(e, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(expression.path("key").asText());
        boolean isIn = each(expression.path("values")).anyMatch(v -> v.asText().equals(value));
        return switch (expression.path("operator").asText()) {
            case "In" -> isIn;
            case "NotIn" -> !isIn;
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException(expression.toString());
        };
    }

    /** A container's environment as far as the manifests tell it: not what Secrets hold. */
    public Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode from : container.path("envFrom")) {
            find("ConfigMap", from.at("/configMapRef/name").asText())
                    .ifPresent(map -> environment.putAll(labelsOf(map.path("data"))));
        }
        for (JsonNode variable : container.path("env")) {
            environment.put(variable.path("name").asText(), variable.path("value").asText());
        }
        return environment;
    }
}
