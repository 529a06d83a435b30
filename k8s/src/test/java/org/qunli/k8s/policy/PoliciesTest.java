package org.qunli.k8s.policy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qunli.k8s.manifest.Kustomize;
import org.qunli.k8s.manifest.Manifests;

class PoliciesTest {

    private static final String CELL = "350583";

    private static final String POD = "/spec/template/spec";

    private static final String CONTAINER = POD + "/containers/0";

    private static final Map<String, Policy> POLICIES =
            new LinkedHashMap<>(
                    Map.ofEntries(
                            entry("images", PodPolicies::images),
                            entry("restricted", PodPolicies::restricted),
                            entry("resources", PodPolicies::resources),
                            entry("probes", PodPolicies::probes),
                            entry("draining", PodPolicies::draining),
                            entry("names", WiringPolicies::namesAreUnique),
                            entry("selectors", WiringPolicies::selectorsMatch),
                            entry("ports", WiringPolicies::namedPortsExist),
                            entry("references", ConfigurationPolicies::references),
                            entry("namespace", ConfigurationPolicies::namespace),
                            entry("secrets", ConfigurationPolicies::secrets),
                            entry("scaling", CellPolicies::scaling),
                            entry("disruption", CellPolicies::disruption),
                            entry("connections", CellPolicies::connections),
                            entry("issuer", CellPolicies::issuer),
                            entry("durability", CellPolicies::durability)));

    @BeforeAll
    static void kubectl() {
        assumeTrue(Kustomize.isHere(), "No kubectl: k8s/kubectl brings one");
    }

    static Stream<Arguments> all() {
        return Kustomize.overlays().stream()
                .flatMap(o -> POLICIES.keySet().stream().map(p -> Arguments.of(o, p)));
    }

    @ParameterizedTest(name = "{0} keeps to {1}")
    @MethodSource("all")
    void overlay_keeps_to_the_policy(String overlay, String policy) {
        Manifests manifests = Kustomize.overlay(overlay);

        assertThat(POLICIES.get(policy).broken(manifests)).isEmpty();
    }

    private record Sabotage(String policy, String what, Consumer<Manifests> deed) {}

    private static ObjectNode at(Manifests manifests, String kind, String name, String where) {
        return (ObjectNode) manifests.get(kind, name).at(where);
    }

    private static Sabotage pod(String policy, String what, Consumer<ObjectNode> deed) {
        return new Sabotage(
                policy, what, m -> deed.accept(at(m, "Deployment", "zone-service", POD)));
    }

    private static Sabotage container(String policy, String what, Consumer<ObjectNode> deed) {
        return new Sabotage(
                policy, what, m -> deed.accept(at(m, "Deployment", "zone-service", CONTAINER)));
    }

    private static Sabotage object(
            String policy, String what, String kind, String name, Consumer<ObjectNode> deed) {
        return new Sabotage(policy, what, m -> deed.accept(m.get(kind, name)));
    }

    private static ObjectNode spec(ObjectNode object) {
        return (ObjectNode) object.path("spec");
    }

    static List<Sabotage> sabotage() {
        List<Sabotage> all = new ArrayList<>();
        for (String image :
                List.of("qunli/zone-service:latest", "zone-service", "zone-service:x")) {
            all.add(container("images", image, c -> c.put("image", image)));
        }
        all.add(
                object(
                        "images",
                        "cluster",
                        "Cluster",
                        "db",
                        c -> spec(c).put("imageName", "postgres")));
        all.add(
                pod(
                        "restricted",
                        "root",
                        p -> ((ObjectNode) p.path("securityContext")).put("runAsUser", 0)));
        all.add(
                pod(
                        "restricted",
                        "no seccomp",
                        p -> ((ObjectNode) p.path("securityContext")).remove("seccompProfile")));
        all.add(pod("restricted", "token", p -> p.put("automountServiceAccountToken", true)));
        all.add(pod("restricted", "host network", p -> p.put("hostNetwork", true)));
        all.add(
                container(
                        "restricted",
                        "writable root",
                        c ->
                                ((ObjectNode) c.path("securityContext"))
                                        .put("readOnlyRootFilesystem", false)));
        all.add(
                container(
                        "restricted",
                        "capabilities",
                        c -> ((ObjectNode) c.path("securityContext")).remove("capabilities")));
        all.add(
                container(
                        "restricted",
                        "escalation",
                        c ->
                                ((ObjectNode) c.path("securityContext"))
                                        .remove("allowPrivilegeEscalation")));
        all.add(
                container(
                        "resources",
                        "no memory limit",
                        c -> ((ObjectNode) c.at("/resources/limits")).remove("memory")));
        all.add(container("probes", "none", c -> c.remove("readinessProbe")));
        all.add(
                container(
                        "probes",
                        "liveness asks all",
                        c ->
                                ((ObjectNode) c.at("/livenessProbe/httpGet"))
                                        .put("path", "/q/health")));
        all.add(
                container(
                        "probes",
                        "on the public port",
                        c -> ((ObjectNode) c.at("/readinessProbe/httpGet")).put("port", "http")));
        all.add(container("draining", "no pause", c -> c.remove("lifecycle")));
        all.add(pod("draining", "killed early", p -> p.put("terminationGracePeriodSeconds", 10)));
        all.add(
                object(
                        "names",
                        "twice",
                        "Service",
                        "zone-service",
                        s -> ((ObjectNode) s.path("metadata")).put("name", "request-service")));
        for (String kind : List.of("Service", "PodDisruptionBudget")) {
            all.add(
                    object(
                            "selectors",
                            kind,
                            kind,
                            "zone-service",
                            o -> relabel(o, "/spec/selector")));
        }
        all.add(
                object(
                        "selectors",
                        "strangers",
                        "Deployment",
                        "zone-service",
                        d -> relabel(d, "/spec/selector/matchLabels")));
        all.add(
                object(
                        "selectors",
                        "shared",
                        "Deployment",
                        "zone-service",
                        d ->
                                ((ObjectNode) d.at("/spec/selector/matchLabels"))
                                        .remove("app.kubernetes.io/name")));
        all.add(
                pod(
                        "selectors",
                        "not spread",
                        p -> ((ArrayNode) p.path("topologySpreadConstraints")).remove(0)));
        all.add(
                object(
                        "ports",
                        "service",
                        "Service",
                        "zone-service",
                        s -> ((ObjectNode) s.at("/spec/ports/0")).put("targetPort", "web")));
        all.add(
                object(
                        "ports",
                        "ingress",
                        "Ingress",
                        "qunli",
                        i ->
                                ((ObjectNode)
                                                i.at(
                                                        "/spec/rules/0/http/paths/0/backend/service/port"))
                                        .put("name", "web")));
        all.add(
                container(
                        "references",
                        "map",
                        c -> ((ObjectNode) c.at("/envFrom/0/configMapRef")).put("name", "commun")));
        all.add(
                container(
                        "references",
                        "secret",
                        c -> ((ObjectNode) c.at("/envFrom/2/secretRef")).put("name", "zones")));
        all.add(pod("references", "account", p -> p.put("serviceAccountName", "root")));
        all.add(
                new Sabotage(
                        "references",
                        "key",
                        m ->
                                at(
                                                m,
                                                "Job",
                                                "database-roles",
                                                CONTAINER + "/env/4/valueFrom/secretKeyRef")
                                        .put("key", "pass")));
        all.add(
                object(
                        "namespace",
                        "elsewhere",
                        "Service",
                        "zone-service",
                        s -> ((ObjectNode) s.path("metadata")).put("namespace", "default")));
        all.add(
                object(
                        "namespace",
                        "lax",
                        "Namespace",
                        "qunli-" + CELL,
                        n ->
                                ((ObjectNode) n.at("/metadata/labels"))
                                        .put("pod-security.kubernetes.io/enforce", "baseline")));
        all.add(
                container(
                        "secrets",
                        "written down",
                        c ->
                                c.withArray("env")
                                        .addObject()
                                        .put("name", "QUARKUS_DATASOURCE_PASSWORD")
                                        .put("value", "hunter2")));
        all.add(
                object(
                        "secrets",
                        "a Secret",
                        "Service",
                        "zone-service",
                        s -> s.put("kind", "Secret")));
        all.add(scaler("one replica", s -> s.put("minReplicas", 1)));
        all.add(scaler("upside down", s -> s.put("minReplicas", 9)));
        all.add(
                scaler(
                        "no target",
                        s -> ((ObjectNode) s.path("scaleTargetRef")).put("name", "zone")));
        all.add(
                object(
                        "scaling",
                        "replicas",
                        "Deployment",
                        "zone-service",
                        d -> spec(d).put("replicas", 2)));
        all.add(
                object(
                        "disruption",
                        "none may go",
                        "PodDisruptionBudget",
                        "zone-service",
                        b -> spec(b).put("maxUnavailable", 0)));
        all.add(
                object(
                        "disruption",
                        "both limits",
                        "PodDisruptionBudget",
                        "zone-service",
                        b -> spec(b).put("minAvailable", 1)));
        all.add(
                object(
                        "disruption",
                        "gap in a rollout",
                        "Deployment",
                        "zone-service",
                        d ->
                                ((ObjectNode) d.at("/spec/strategy/rollingUpdate"))
                                        .put("maxUnavailable", 1)));
        all.add(
                object(
                        "connections",
                        "too few",
                        "Cluster",
                        "db",
                        c ->
                                ((ObjectNode) c.at("/spec/postgresql/parameters"))
                                        .put("max_connections", "100")));
        all.add(
                object(
                        "durability",
                        "two instances",
                        "Cluster",
                        "db",
                        c -> spec(c).put("instances", 2)));
        all.add(
                object(
                        "durability",
                        "preferred",
                        "Cluster",
                        "db",
                        c ->
                                ((ObjectNode) c.at("/spec/postgresql/synchronous"))
                                        .put("dataDurability", "preferred")));
        for (String variable :
                List.of("QUARKUS_PROFILE=local", "QUARKUS_OIDC_AUTH_SERVER_URL=http://id")) {
            String[] pair = variable.split("=");
            all.add(
                    container(
                            "issuer",
                            variable,
                            c ->
                                    c.withArray("env")
                                            .addObject()
                                            .put("name", pair[0])
                                            .put("value", pair[1])));
        }
        all.add(object("durability", "no archive", "Cluster", "db", c -> spec(c).remove("backup")));
        return all;
    }

    private static Sabotage scaler(String what, Consumer<ObjectNode> deed) {
        return object(
                "scaling",
                what,
                "HorizontalPodAutoscaler",
                "zone-service",
                h -> deed.accept(spec(h)));
    }

    private static void relabel(ObjectNode object, String selector) {
        ((ObjectNode) object.at(selector)).put("app.kubernetes.io/name", "nobody");
        ((ObjectNode) object.at(selector))
                .withObject("/matchLabels")
                .put("app.kubernetes.io/name", "nobody");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sabotage")
    void what_is_broken_is_refused(Sabotage sabotage) {
        Manifests manifests = Kustomize.overlay(CELL);

        sabotage.deed().accept(manifests);

        assertThat(POLICIES.get(sabotage.policy()).broken(manifests))
                .as(sabotage.what())
                .isNotEmpty();
    }

    @Test
    void every_policy_was_seen_refusing_something() {
        assertThat(sabotage().stream().map(Sabotage::policy).distinct())
                .containsExactlyInAnyOrderElementsOf(POLICIES.keySet());
    }
}
