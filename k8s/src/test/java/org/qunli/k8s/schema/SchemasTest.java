package org.qunli.k8s.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qunli.k8s.manifest.Kustomize;

class SchemasTest {

    /** The definitions are data beside the repository, not part of it. */
    private static final Path DEFINITIONS = Kustomize.root().resolve("../shared/k8s-schemas");

    /** Nobody here has their definitions; promtool reads what is in the rules. */
    private static final Set<String> UNDEFINED = Set.of("monitoring.coreos.com/v1");

    private static final List<KubernetesSchema> VERSIONS =
            KubernetesSchema.supported(Kustomize.directory().resolve("target/kubernetes"));

    @BeforeAll
    static void kubectl() {
        assumeTrue(Kustomize.isHere(), "No kubectl: k8s/kubectl brings one");
    }

    private static CustomSchemas custom() {
        assumeTrue(
                Files.isDirectory(DEFINITIONS),
                "No definitions of custom resources beside the repository");
        return new CustomSchemas(DEFINITIONS);
    }

    static List<String> overlays() {
        return Kustomize.overlays();
    }

    private static List<String> refusals(JsonNode object) {
        return VERSIONS.stream().flatMap(v -> v.refuses(object).stream()).toList();
    }

    @Test
    void four_versions_of_kubernetes_are_supported() {
        assertThat(VERSIONS.stream().map(KubernetesSchema::version))
                .containsExactly("1.32", "1.33", "1.34", "1.35");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_version_takes_an_overlay(String overlay) {
        List<JsonNode> known =
                Kustomize.overlay(overlay).objects().stream()
                        .filter(KubernetesSchema::knows)
                        .toList();

        assertThat(known).hasSizeGreaterThan(40);
        assertThat(known.stream().flatMap(o -> refusals(o).stream())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void custom_resources_keep_to_their_definitions(String overlay) {
        CustomSchemas custom = custom();
        List<JsonNode> others =
                Kustomize.overlay(overlay).objects().stream()
                        .filter(o -> !KubernetesSchema.knows(o))
                        .filter(o -> !UNDEFINED.contains(o.path("apiVersion").asText()))
                        .toList();

        assertThat(others).allMatch(custom::knows);
        assertThat(others.stream().flatMap(o -> custom.refusals(o).stream())).isEmpty();
    }

    @Test
    void field_that_nobody_knows_is_refused_however_deep() {
        ObjectNode deployment = Kustomize.overlay("350583").get("Deployment", "zone-service");
        ObjectNode probe =
                (ObjectNode)
                        deployment.at("/spec/template/spec/containers/0/livenessProbe/httpGet");

        probe.put("pth", "/q/health/live");

        assertThat(refusals(deployment)).hasSize(VERSIONS.size()).allMatch(r -> r.contains("pth"));
    }

    @Test
    void kind_that_is_no_more_is_refused() {
        ObjectNode budget = Kustomize.overlay("350583").get("PodDisruptionBudget", "zone-service");

        budget.put("kind", "PodSecurityPolicy");

        assertThat(refusals(budget)).hasSize(VERSIONS.size());
    }

    @Test
    void custom_resource_with_a_field_that_nobody_knows_is_refused_however_deep() {
        CustomSchemas custom = custom();
        ObjectNode cluster = Kustomize.overlay("350583").get("Cluster", "db");
        assertThat(custom.refusals(cluster)).isEmpty();

        ((ObjectNode) cluster.at("/spec/postgresql/synchronous")).put("numbers", 1);

        assertThat(custom.refusals(cluster)).anyMatch(r -> r.contains("numbers"));
    }

    @Test
    void custom_resource_with_a_value_that_is_none_is_refused() {
        CustomSchemas custom = custom();
        ObjectNode cluster = Kustomize.overlay("350583").get("Cluster", "db");

        ((ObjectNode) cluster.at("/spec/postgresql/synchronous")).put("method", "all");

        assertThat(custom.refusals(cluster)).isNotEmpty();
    }
}
