package org.qunli.k8s.policy;

import static org.qunli.k8s.manifest.Manifests.each;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.qunli.k8s.manifest.Manifests;
import org.qunli.k8s.manifest.Manifests.Workload;

/** Of what runs: who it is, what it may, what it takes, and whether it tells how it is. */
final class PodPolicies {

    /** It builds itself anew at each start, inside its own image; for developers only. */
    private static final Set<String> WRITES_INTO_ITS_IMAGE = Set.of("keycloak");

    private PodPolicies() {}

    private static Stream<String> eachContainer(
            Manifests manifests, BiFunction<Workload, JsonNode, List<String>> rule) {
        return manifests.workloads().stream()
                .flatMap(w -> w.containers().flatMap(c -> rule.apply(w, c).stream().map(of(w, c))));
    }

    private static java.util.function.UnaryOperator<String> of(Workload workload, JsonNode c) {
        return text -> workload.id() + ", container " + c.path("name").asText() + ": " + text;
    }

    /** Images are named in overlays, with a tag that stays what it is. */
    static Stream<String> images(Manifests manifests) {
        Stream<String> cluster =
                manifests.all("Cluster").stream()
                        .map(c -> c.at("/spec/imageName").asText())
                        .filter(image -> !isPinned(image))
                        .map(image -> "Cluster runs " + image);
        return Stream.concat(
                cluster,
                eachContainer(
                        manifests,
                        (w, c) ->
                                isPinned(c.path("image").asText())
                                        ? List.of()
                                        : List.of("runs " + c.path("image").asText())));
    }

    private static boolean isPinned(String image) {
        String tag = image.substring(image.lastIndexOf('/') + 1);
        return tag.contains("@sha256:") || tag.matches("[^:]+:(?!latest$)[\\w][\\w.-]*\\d[\\w.-]*");
    }

    /** What {@code restricted} pod security asks, and a root file system that can't be written. */
    static Stream<String> restricted(Manifests manifests) {
        Stream<String> pods =
                manifests.workloads().stream()
                        .flatMap(w -> podFaults(w.pod()).stream().map(f -> w.id() + " " + f));
        return Stream.concat(pods, eachContainer(manifests, PodPolicies::containerFaults));
    }

    private static List<String> podFaults(JsonNode pod) {
        List<String> faults = new ArrayList<>();
        JsonNode context = pod.path("securityContext");
        if (!context.path("runAsNonRoot").asBoolean() || context.path("runAsUser").asInt() == 0) {
            faults.add("may run as root");
        }
        if (!context.at("/seccompProfile/type").asText().equals("RuntimeDefault")) {
            faults.add("has no seccomp profile");
        }
        if (!pod.path("automountServiceAccountToken").isBoolean()
                || pod.path("automountServiceAccountToken").asBoolean()) {
            faults.add("gets a token of the API server");
        }
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (pod.path(host).asBoolean()) {
                faults.add("shares " + host);
            }
        }
        each(pod.path("volumes"))
                .filter(v -> v.has("hostPath"))
                .forEach(v -> faults.add("mounts the host's " + v.path("name").asText()));
        return faults;
    }

    private static List<String> containerFaults(Workload workload, JsonNode container) {
        List<String> faults = new ArrayList<>();
        JsonNode context = container.path("securityContext");
        if (!context.path("allowPrivilegeEscalation").isBoolean()
                || context.path("allowPrivilegeEscalation").asBoolean()) {
            faults.add("may gain privileges");
        }
        if (context.path("privileged").asBoolean() || context.path("runAsUser").asInt(1) == 0) {
            faults.add("is privileged");
        }
        boolean dropsAll =
                each(context.at("/capabilities/drop")).anyMatch(c -> c.asText().equals("ALL"));
        if (!dropsAll || !context.at("/capabilities/add").isMissingNode()) {
            faults.add("keeps capabilities");
        }
        String name = container.path("name").asText();
        if (!context.path("readOnlyRootFilesystem").asBoolean()
                && !WRITES_INTO_ITS_IMAGE.contains(name)) {
            faults.add("can write its root file system");
        }
        return faults;
    }

    static Stream<String> resources(Manifests manifests) {
        return eachContainer(
                manifests,
                (w, c) ->
                        Stream.of(
                                        "/requests/cpu",
                                        "/requests/memory",
                                        "/limits/cpu",
                                        "/limits/memory")
                                .filter(r -> c.path("resources").at(r).isMissingNode())
                                .map(r -> "has no resources" + r)
                                .toList());
    }

    static Stream<String> probes(Manifests manifests) {
        Stream<String> all =
                eachContainer(
                        manifests,
                        (w, c) ->
                                Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                                        .filter(p -> w.runsForEver() && !c.has(p))
                                        .map(p -> "has no " + p)
                                        .toList());
        return Stream.concat(all, eachContainer(manifests, PodPolicies::serviceProbeFaults));
    }

    private static List<String> serviceProbeFaults(Workload workload, JsonNode container) {
        if (!workload.isService()) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        for (String probe : List.of("startup", "liveness", "readiness")) {
            JsonNode get = container.path(probe + "Probe").path("httpGet");
            if (!get.path("port").asText().equals("management")) {
                faults.add("its " + probe + " isn't asked on the management port");
            }
        }
        if (!container.at("/livenessProbe/httpGet/path").asText().equals("/q/health/live")) {
            faults.add("its liveness may ask the database");
        }
        return faults;
    }

    /** The pause before SIGTERM and what the service then needs (the kit's shutdown) must fit. */
    static Stream<String> draining(Manifests manifests) {
        int drain =
                ServiceDefaults.seconds("quarkus.shutdown.delay")
                        + ServiceDefaults.seconds("quarkus.shutdown.timeout");
        return manifests.services().stream()
                .flatMap(
                        w ->
                                w.containers()
                                        .flatMap(
                                                c -> {
                                                    int pause =
                                                            c.at("/lifecycle/preStop/sleep/seconds")
                                                                    .asInt();
                                                    int grace =
                                                            w.pod()
                                                                    .path(
                                                                            "terminationGracePeriodSeconds")
                                                                    .asInt(30);
                                                    return pause < 5 || grace < pause + drain
                                                            ? Stream.of(
                                                                    w.id()
                                                                            + " is stopped before it has drained")
                                                            : Stream.empty();
                                                }));
    }
}
