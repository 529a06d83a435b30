package org.qunli.k8s.network;

import static org.qunli.k8s.manifest.Manifests.each;
import static org.qunli.k8s.manifest.Manifests.selects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qunli.k8s.manifest.Manifests;

/** Judges connections as the network does: refused by whoever is selected and doesn't allow it. */
record Reach(Manifests manifests) {

    /**
     * One end of a connection.
     *
     * @param labels of the pod; null for whoever isn't in the cell
     * @param namespace whose pod it is; null for the cell's own
     * @param address for whoever is no pod
     */
    record End(String name, Map<String, String> labels, String namespace, String address) {

        boolean isInCell() {
            return labels != null && namespace == null;
        }
    }

    boolean allows(End from, End to, int port) {
        return passes(from, "Egress", "egress", "to", to, to, port)
                && passes(to, "Ingress", "ingress", "from", from, to, port);
    }

    private boolean passes(
            End end, String type, String rules, String peers, End peer, End target, int port) {
        if (!end.isInCell()) {
            return true;
        }
        List<JsonNode> policies =
                manifests.all("NetworkPolicy").stream()
                        .map(p -> p.path("spec"))
                        .filter(p -> selects(p.path("podSelector"), end.labels()))
                        .filter(
                                p ->
                                        each(p.path("policyTypes"))
                                                .anyMatch(t -> t.asText().equals(type)))
                        .toList();
        return policies.isEmpty()
                || policies.stream()
                        .flatMap(p -> each(p.path(rules)))
                        .anyMatch(r -> admits(r, peers, peer) && hasPort(r, target, port));
    }

    private static boolean admits(JsonNode rule, String peers, End peer) {
        return !rule.has(peers) || each(rule.path(peers)).anyMatch(p -> isMeant(p, peer));
    }

    private static boolean isMeant(JsonNode peer, End end) {
        if (peer.has("ipBlock")) {
            return end.address() != null && isWithin(peer.path("ipBlock"), end.address());
        }
        if (end.labels() == null) {
            return false;
        }
        boolean namespaceFits =
                peer.has("namespaceSelector")
                        ? end.namespace() != null
                                && selects(
                                        peer.path("namespaceSelector"),
                                        Map.of("kubernetes.io/metadata.name", end.namespace()))
                        : end.namespace() == null;
        return namespaceFits
                && (!peer.has("podSelector") || selects(peer.path("podSelector"), end.labels()));
    }

    private static boolean isWithin(JsonNode block, String address) {
        return contains(block.path("cidr").asText(), address)
                && each(block.path("except")).noneMatch(e -> contains(e.asText(), address));
    }

    /** IPv4 only: the addresses asked about here are. */
    private static boolean contains(String cidr, String address) {
        if (cidr.contains(":")) {
            return false;
        }
        String[] parts = cidr.split("/");
        int bits = Integer.parseInt(parts[1]);
        long mask = bits == 0 ? 0 : -1L << (32 - bits);
        return (number(parts[0]) & mask) == (number(address) & mask);
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    private boolean hasPort(JsonNode rule, End target, int port) {
        return !rule.has("ports")
                || each(rule.path("ports"))
                        .map(p -> p.path("port"))
                        .anyMatch(
                                p ->
                                        p.isTextual()
                                                ? named(target, p.asText()) == port
                                                : p.asInt() == port);
    }

    private int named(End target, String port) {
        return manifests.workloads().stream()
                .filter(w -> w.labels().equals(target.labels()))
                .flatMap(Manifests.Workload::containers)
                .flatMap(c -> each(c.path("ports")))
                .filter(p -> p.path("name").asText().equals(port))
                .map(p -> p.path("containerPort").asInt())
                .findFirst()
                .orElse(-1);
    }

    /** The pods of the cell, those of the database's operator among them. */
    Stream<End> pods() {
        Stream<End> workloads =
                manifests.workloads().stream()
                        .map(w -> new End(Manifests.nameOf(w.owner()), w.labels(), null, null));
        Stream<End> cluster =
                manifests.all("Cluster").stream()
                        .map(
                                c ->
                                        new End(
                                                Manifests.nameOf(c),
                                                Manifests.labelsOf(
                                                        c.path("spec")
                                                                .path("inheritedMetadata")
                                                                .path("labels")),
                                                null,
                                                null));
        return Stream.concat(workloads, cluster);
    }

    static End outside(String namespace) {
        return new End(namespace, Map.of(), namespace, null);
    }

    static End address(String address) {
        return new End(address, null, null, address);
    }

    /** A policy that opens a port to everybody, for sabotage. */
    static JsonNode openDoor(int port) {
        var policy = JsonNodeFactory.instance.objectNode().put("kind", "NetworkPolicy");
        var spec = policy.putObject("spec");
        spec.putObject("podSelector");
        spec.putArray("policyTypes").add("Ingress");
        spec.putArray("ingress").addObject().putArray("ports").addObject().put("port", port);
        return policy;
    }
}
