package org.qunli.k8s.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.qunli.k8s.manifest.Manifests.each;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qunli.k8s.manifest.Kustomize;
import org.qunli.k8s.manifest.Manifests;
import org.qunli.k8s.manifest.Manifests.Workload;

class ServicesTest {

    private static final List<String> SERVICES =
            List.of("zone", "request", "supervision", "notice");

    /** Read by the JVM, the C library, and before there is any configuration. */
    private static final Set<String> OF_THE_PLATFORM =
            Set.of("TZ", "JDK_JAVA_OPTIONS", "QUARKUS_PROFILE");

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}:]+)");

    private static final Pattern FIGURE =
            Pattern.compile("\\b(qunli_[a-z_]+|[a-z]+_[a-z_]+_(?:count|bytes))\\b");

    private static final KnownKeys KEYS = keys();

    private static KnownKeys keys() {
        KnownKeys keys = new KnownKeys();
        ServiceCode.mappings("kit").forEach(keys::add);
        SERVICES.forEach(s -> ServiceCode.mappings(s + "-service").forEach(keys::add));
        return keys;
    }

    @BeforeAll
    static void kubectl() {
        assumeTrue(Kustomize.isHere(), "No kubectl: k8s/kubectl brings one");
    }

    static List<String> overlays() {
        return Kustomize.overlays();
    }

    private static Map<String, String> environment(Manifests manifests, Workload service) {
        return manifests.environment(service.containers().findFirst().orElseThrow());
    }

    /** What Secrets add isn't in the manifests, but k8s/secrets says which variables it makes. */
    private static Set<String> secretVariables() {
        String command = Kustomize.directory().resolve("secrets") + " any --print-all";
        return Kustomize.parse(Kustomize.run(List.of("bash", "-c", command)).orElseThrow()).stream()
                .filter(s -> Manifests.nameOf(s).endsWith("-service"))
                .flatMap(s -> Manifests.labelsOf(s.path("stringData")).keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> unknown(Map<String, String> environment) {
        Set<String> meant = new TreeSet<>();
        for (String value : environment.values()) {
            Matcher matcher = EXPRESSION.matcher(value);
            while (matcher.find()) {
                meant.add(matcher.group(1));
            }
        }
        Set<String> unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(v -> OF_THE_PLATFORM.contains(v) || meant.contains(v) || KEYS.isSetBy(v));
        return unknown;
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_variable_is_a_key_that_is_read_at_run_time(String overlay) {
        Manifests manifests = Kustomize.overlay(overlay);

        for (Workload service : manifests.services()) {
            Map<String, String> environment = environment(manifests, service);
            assertThat(environment).hasSizeGreaterThan(10);
            assertThat(unknown(environment)).as(service.id()).isEmpty();
        }
    }

    @Test
    void every_secret_variable_is_a_key_that_is_read_at_run_time() {
        assertThat(secretVariables()).hasSizeGreaterThan(4).allMatch(KEYS::isSetBy);
    }

    @Test
    void variable_that_nobody_reads_is_seen() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_DATASOURCE_JDBC_ULR", "jdbc:postgresql://db/zone");
        environment.put("QUNLI_FEED_SOURCE__ZONES__URL", "http://zone-service");
        // Fixed when the service is built: saying it now changes nothing.
        environment.put("QUARKUS_MANAGEMENT_ENABLED", "false");

        assertThat(unknown(environment)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void service_is_told_of_the_feeds_that_it_reads_and_of_no_other(String overlay) {
        Manifests manifests = Kustomize.overlay(overlay);

        for (String service : SERVICES) {
            Workload workload =
                    manifests.services().stream()
                            .filter(w -> Manifests.nameOf(w.owner()).equals(service + "-service"))
                            .findFirst()
                            .orElseThrow();
            Set<String> told =
                    environment(manifests, workload).keySet().stream()
                            .filter(k -> k.startsWith("QUNLI_FEED_SOURCES__"))
                            .map(k -> k.replaceAll("QUNLI_FEED_SOURCES__|__URL", "").toLowerCase())
                            .collect(Collectors.toSet());

            assertThat(told)
                    .as(service + "-service, also base/network")
                    .isEqualTo(ServiceCode.feedsReadBy(service + "-service"));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void containers_listen_where_they_are_told_to(String overlay) {
        Manifests manifests = Kustomize.overlay(overlay);

        for (Workload service : manifests.services()) {
            Map<String, String> environment = environment(manifests, service);
            Map<String, String> ports =
                    service.containers()
                            .flatMap(c -> each(c.path("ports")))
                            .collect(
                                    Collectors.toMap(
                                            p -> p.path("name").asText(),
                                            p -> p.path("containerPort").asText()));
            assertThat(ports)
                    .containsEntry("http", environment.get("QUARKUS_HTTP_PORT"))
                    .containsEntry("management", environment.get("QUARKUS_MANAGEMENT_PORT"));
        }
    }

    /** Which service a prefix leads to, whichever entrance the cell has. */
    private static Map<String, String> routes(Manifests manifests) {
        Map<String, String> routes = new LinkedHashMap<>();
        for (JsonNode ingress : manifests.all("Ingress")) {
            each(ingress.at("/spec/rules"))
                    .flatMap(r -> each(r.at("/http/paths")))
                    .forEach(
                            p ->
                                    routes.put(
                                            p.path("path").asText(),
                                            p.at("/backend/service/name").asText()));
        }
        for (JsonNode route : manifests.all("HTTPRoute")) {
            each(route.at("/spec/rules"))
                    .forEach(
                            r ->
                                    each(r.path("matches"))
                                            .forEach(
                                                    m ->
                                                            routes.put(
                                                                    m.at("/path/value").asText(),
                                                                    r.at("/backendRefs/0/name")
                                                                            .asText())));
        }
        return routes;
    }

    private static List<String> pathsOf(String service) {
        String feed =
                Map.of("zone", "zones", "request", "requests", "notice", "notices")
                        .getOrDefault(service, service);
        String contract =
                ServiceCode.read(Kustomize.root().resolve("docs/openapi/" + service + ".yaml"));
        List<String> paths =
                Kustomize.parse(contract).get(0).path("paths").properties().stream()
                        .map(Map.Entry::getKey)
                        .map(p -> p.replace("{feed}", feed).replace("{service}", service))
                        .toList();
        assertThat(paths).hasSizeGreaterThan(5);
        return paths;
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_path_of_the_contract_leads_to_its_service(String overlay) {
        Map<String, String> routes = routes(Kustomize.overlay(overlay));

        for (String service : SERVICES) {
            for (String path : pathsOf(service)) {
                // Of several prefixes the longest counts, in an Ingress and an HTTPRoute alike.
                Optional<String> leads =
                        routes.entrySet().stream()
                                .filter(
                                        r ->
                                                path.equals(r.getKey())
                                                        || path.startsWith(r.getKey() + "/"))
                                .max(Comparator.comparingInt(r -> r.getKey().length()))
                                .map(Map.Entry::getValue);
                assertThat(leads).as(path).contains(service + "-service");
            }
        }
        // Health and figures are for the inside only.
        assertThat(routes.keySet()).noneMatch(p -> "/q/metrics".startsWith(p));
    }

    /** As Prometheus writes it: a unit or a total may follow. */
    private static boolean isMeasured(String figure, Set<String> meters) {
        return Stream.of("", "_total", "_seconds", "_seconds_max", "_seconds_count", "_seconds_sum")
                .anyMatch(
                        suffix ->
                                figure.endsWith(suffix)
                                        && meters.contains(
                                                figure.substring(
                                                        0, figure.length() - suffix.length())));
    }

    private static Set<String> meters() {
        Set<String> meters =
                Stream.concat(Stream.of("kit"), SERVICES.stream().map(s -> s + "-service"))
                        .flatMap(m -> ServiceCode.meters(m).stream())
                        .map(m -> m.replace('.', '_'))
                        .collect(Collectors.toCollection(TreeSet::new));
        // Quarkus' own.
        meters.addAll(Set.of("http_server_requests", "jvm_memory_used_bytes"));
        return meters;
    }

    private static Set<String> figuresIn(String text) {
        Set<String> figures = new TreeSet<>();
        Matcher matcher = FIGURE.matcher(text);
        while (matcher.find()) {
            figures.add(matcher.group(1));
        }
        return figures;
    }

    @Test
    void alerts_scalers_and_the_dashboard_look_at_figures_that_are_measured() {
        Set<String> meters = meters();
        Set<String> figures = new TreeSet<>();
        for (String overlay : overlays()) {
            Manifests manifests = Kustomize.overlay(overlay);
            manifests.all("PrometheusRule").stream()
                    .flatMap(r -> r.findValues("expr").stream())
                    .forEach(e -> figures.addAll(figuresIn(e.asText())));
            manifests.all("HorizontalPodAutoscaler").stream()
                    .flatMap(h -> h.findValues("external").stream())
                    .forEach(e -> figures.add(e.at("/metric/name").asText()));
            manifests.all("ConfigMap").stream()
                    .flatMap(c -> c.path("data").properties().stream())
                    .filter(e -> e.getKey().equals("qunli.json"))
                    .flatMap(
                            e ->
                                    Kustomize.parse(e.getValue().asText())
                                            .get(0)
                                            .findValues("expr")
                                            .stream())
                    .forEach(e -> figures.addAll(figuresIn(e.asText())));
        }

        assertThat(figures).hasSizeGreaterThan(12).allMatch(f -> isMeasured(f, meters));
    }

    @Test
    void figure_that_nobody_measures_is_seen() {
        assertThat(figuresIn("max by (namespace) (qunli_clocks_lateness_seconds) > 60"))
                .hasSize(1)
                .noneMatch(f -> isMeasured(f, meters()));
    }

    @Test
    void every_alert_is_explained_to_who_is_woken() {
        String guide = ServiceCode.read(Kustomize.root().resolve("docs/operations.md"));

        List<String> alerts =
                Kustomize.overlay("350583").all("PrometheusRule").stream()
                        .flatMap(r -> r.findValues("alert").stream())
                        .map(JsonNode::asText)
                        .toList();

        assertThat(alerts).hasSizeGreaterThan(10).allMatch(guide::contains);
    }
}
