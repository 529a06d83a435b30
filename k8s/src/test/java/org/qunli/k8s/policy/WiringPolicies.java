package org.qunli.k8s.policy;

import static org.qunli.k8s.manifest.Manifests.each;
import static org.qunli.k8s.manifest.Manifests.idOf;
import static org.qunli.k8s.manifest.Manifests.nameOf;
import static org.qunli.k8s.manifest.Manifests.selects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qunli.k8s.manifest.Manifests;
import org.qunli.k8s.manifest.Manifests.Workload;

/** That the parts of a cell find each other. */
final class WiringPolicies {

    private WiringPolicies() {}

    static Stream<String> namesAreUnique(Manifests manifests) {
        Set<String> seen = new TreeSet<>();
        return manifests.objects().stream()
                .map(Manifests::idOf)
                .filter(id -> !seen.add(id))
                .map(id -> id + " is there twice");
    }

    /** Selectors select something, and a workload its own pods. */
    static Stream<String> selectorsMatch(Manifests manifests) {
        List<Map<String, String>> pods =
                new ArrayList<>(manifests.workloads().stream().map(Workload::labels).toList());
        manifests.all("Cluster").forEach(c -> pods.add(podLabelsOf(c)));
        Stream<String> lonely =
                Stream.of("Service", "PodDisruptionBudget", "NetworkPolicy")
                        .flatMap(kind -> manifests.all(kind).stream())
                        .filter(o -> pods.stream().noneMatch(p -> selects(selectorOf(o), p)))
                        .map(o -> idOf(o) + " selects no pod");
        Stream<String> strangers =
                manifests.workloads().stream()
                        .filter(Workload::runsForEver)
                        .filter(w -> !selects(w.owner().at("/spec/selector"), w.labels()))
                        .map(w -> w.id() + " doesn't select its own pods");
        Stream<String> shared =
                manifests.workloads().stream()
                        .filter(Workload::runsForEver)
                        .filter(
                                w ->
                                        pods.stream()
                                                        .filter(
                                                                p ->
                                                                        selects(
                                                                                w.owner()
                                                                                        .at(
                                                                                                "/spec/selector"),
                                                                                p))
                                                        .count()
                                                > 1)
                        .map(w -> w.id() + " selects the pods of another");
        Stream<String> spread =
                manifests.services().stream()
                        .filter(
                                w ->
                                        w.pod().path("topologySpreadConstraints").size() < 2
                                                || each(w.pod().path("topologySpreadConstraints"))
                                                        .anyMatch(
                                                                c ->
                                                                        !selects(
                                                                                c.path(
                                                                                        "labelSelector"),
                                                                                w.labels())))
                        .map(w -> w.id() + " isn't spread over nodes and zones");
        return Stream.of(lonely, strangers, shared, spread).flatMap(s -> s);
    }

    /** What the operator gives the pods of a cluster, as far as we select by it. */
    static Map<String, String> podLabelsOf(JsonNode cluster) {
        Map<String, String> labels =
                Manifests.labelsOf(cluster.at("/spec/inheritedMetadata/labels"));
        labels.put("cnpg.io/cluster", nameOf(cluster));
        return labels;
    }

    private static JsonNode selectorOf(JsonNode object) {
        JsonNode spec = object.path("spec");
        return switch (object.path("kind").asText()) {
            case "Service" ->
                    JsonNodeFactory.instance.objectNode().set("matchLabels", spec.path("selector"));
            case "NetworkPolicy" -> spec.path("podSelector");
            default -> spec.path("selector");
        };
    }

    /** Ports that are meant by name have that name somewhere. */
    static Stream<String> namedPortsExist(Manifests manifests) {
        List<String> faults = new ArrayList<>();
        for (Workload workload : manifests.workloads()) {
            Set<String> own = portsOf(workload);
            for (JsonNode container : workload.containers().toList()) {
                for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                    for (String how : List.of("httpGet", "tcpSocket")) {
                        require(
                                container.path(probe).path(how).path("port"),
                                own,
                                workload.id(),
                                faults);
                    }
                }
            }
        }
        for (JsonNode service : manifests.all("Service")) {
            Set<String> theirs =
                    manifests.workloads().stream()
                            .filter(w -> selects(selectorOf(service), w.labels()))
                            .flatMap(w -> portsOf(w).stream())
                            .collect(Collectors.toSet());
            each(service.at("/spec/ports"))
                    .forEach(p -> require(p.path("targetPort"), theirs, idOf(service), faults));
        }
        for (JsonNode policy : manifests.all("NetworkPolicy")) {
            Set<String> all =
                    manifests.workloads().stream()
                            .flatMap(w -> portsOf(w).stream())
                            .collect(Collectors.toSet());
            Stream.concat(each(policy.at("/spec/ingress")), each(policy.at("/spec/egress")))
                    .flatMap(rule -> each(rule.path("ports")))
                    .forEach(p -> require(p.path("port"), all, idOf(policy), faults));
        }
        faults.addAll(backendFaults(manifests));
        return faults.stream();
    }

    private static void require(JsonNode port, Set<String> known, String who, List<String> faults) {
        if (port.isTextual() && !known.contains(port.asText())) {
            faults.add(who + " means a port " + port.asText() + " that nobody has");
        }
    }

    static Set<String> portsOf(Workload workload) {
        return workload.containers()
                .flatMap(c -> each(c.path("ports")))
                .map(p -> p.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static List<String> backendFaults(Manifests manifests) {
        Stream<String> ingress =
                manifests.all("Ingress").stream()
                        .flatMap(i -> each(i.at("/spec/rules")))
                        .flatMap(r -> each(r.at("/http/paths")))
                        .map(p -> p.at("/backend/service"))
                        .filter(
                                b ->
                                        !hasPort(
                                                manifests,
                                                b.path("name").asText(),
                                                "name",
                                                b.at("/port/name").asText()))
                        .map(b -> "Ingress sends to " + b);
        Stream<String> routes =
                manifests.all("HTTPRoute").stream()
                        .flatMap(r -> each(r.at("/spec/rules")))
                        .flatMap(r -> each(r.path("backendRefs")))
                        .filter(
                                b ->
                                        !hasPort(
                                                manifests,
                                                b.path("name").asText(),
                                                "port",
                                                b.path("port").asText()))
                        .map(b -> "HTTPRoute sends to " + b);
        return Stream.concat(ingress, routes).toList();
    }

    private static boolean hasPort(Manifests manifests, String service, String field, String port) {
        Optional<JsonNode> found = manifests.find("Service", service);
        return found.isPresent()
                && each(found.get().at("/spec/ports"))
                        .anyMatch(p -> p.path(field).asText().equals(port));
    }
}
