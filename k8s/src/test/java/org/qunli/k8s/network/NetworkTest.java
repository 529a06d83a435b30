package org.qunli.k8s.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qunli.k8s.manifest.Kustomize;
import org.qunli.k8s.manifest.Manifests;
import org.qunli.k8s.manifest.Manifests.Workload;

class NetworkTest {

    private static final List<Integer> PORTS = List.of(53, 443, 5432, 6443, 8000, 8080, 8443, 9000);

    private static final Set<String> SERVICES =
            Set.of("zone-service", "request-service", "supervision-service", "notice-service");

    @BeforeAll
    static void kubectl() {
        assumeTrue(Kustomize.isHere(), "No kubectl: k8s/kubectl brings one");
    }

    static List<String> overlays() {
        return Kustomize.overlays();
    }

    /** Who reaches which pod of the cell, of all who could try. */
    private static Set<String> intoAndWithin(Manifests manifests) {
        Reach reach = new Reach(manifests);
        List<Reach.End> pods = reach.pods().toList();
        List<Reach.End> all = new ArrayList<>(pods);
        Stream.of("ingress-nginx", "gateway-system", "monitoring", "cnpg-system", "somebody-else")
                .map(Reach::outside)
                .forEach(all::add);
        Set<String> ways = new TreeSet<>();
        for (Reach.End from : all) {
            for (Reach.End to : pods) {
                for (int port : PORTS) {
                    if (from != to && reach.allows(from, to, port)) {
                        ways.add(from.name() + " -> " + to.name() + ":" + port);
                    }
                }
            }
        }
        return ways;
    }

    /** The feeds as the services are told of them, and what the components are for. */
    private static Set<String> needed(Manifests manifests) {
        Set<String> ways = new TreeSet<>();
        boolean hasIssuer = manifests.find("Deployment", "keycloak").isPresent();
        String entrance = manifests.all("Ingress").isEmpty() ? "gateway-system" : "ingress-nginx";
        boolean isWatched = !manifests.all("ServiceMonitor").isEmpty();
        for (Workload service : manifests.services()) {
            String name = Manifests.nameOf(service.owner());
            manifests
                    .environment(service.containers().findFirst().orElseThrow())
                    .entrySet()
                    .stream()
                    .filter(e -> e.getKey().startsWith("QUNLI_FEED_SOURCES__"))
                    .map(e -> URI.create(e.getValue()).getHost())
                    .forEach(feed -> ways.add(name + " -> " + feed + ":8080"));
            ways.add(name + " -> db:5432");
            ways.add(entrance + " -> " + name + ":8080");
            if (isWatched) {
                ways.add("monitoring -> " + name + ":9000");
            }
            if (hasIssuer) {
                ways.add(name + " -> keycloak:8080");
            }
        }
        ways.add("database-roles -> db:5432");
        if (!manifests.all("Cluster").isEmpty()) {
            ways.add("cnpg-system -> db:5432");
            ways.add("cnpg-system -> db:8000");
        }
        return ways;
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nothing_is_open_but_the_feeds_and_what_components_are_for(String overlay) {
        Manifests manifests = Kustomize.overlay(overlay);

        assertThat(intoAndWithin(manifests)).containsExactlyInAnyOrderElementsOf(needed(manifests));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void service_reaches_receivers_outside_and_nothing_private(String overlay) {
        Reach reach = new Reach(Kustomize.overlay(overlay));
        List<Reach.End> services = reach.pods().filter(p -> SERVICES.contains(p.name())).toList();

        assertThat(services).hasSize(4);
        for (Reach.End service : services) {
            assertThat(reach.allows(service, Reach.address("203.0.113.7"), 443)).isTrue();
            assertThat(reach.allows(service, Reach.address("203.0.113.7"), 25)).isFalse();
            // The metadata of a cloud, a neighbour, an address of the cluster's own.
            for (String inside :
                    List.of("169.254.169.254", "192.168.1.1", "10.96.0.1", "172.20.3.4")) {
                assertThat(reach.allows(service, Reach.address(inside), 443)).isFalse();
            }
            assertThat(reach.allows(service, Reach.outside("kube-system"), 53)).isTrue();
        }
    }

    @Test
    void door_that_was_left_open_is_seen() {
        Manifests whole = Kustomize.overlay("350583");
        List<JsonNode> objects = new ArrayList<>(whole.objects());
        objects.add(Reach.openDoor(9000));

        assertThat(intoAndWithin(new Manifests(whole.name(), objects)))
                .contains("somebody-else -> zone-service:9000");
    }

    @Test
    void feed_that_nobody_may_read_is_seen() {
        Manifests whole = Kustomize.overlay("350583");
        List<JsonNode> objects =
                whole.objects().stream()
                        .filter(o -> !Manifests.idOf(o).equals("NetworkPolicy/supervision-service"))
                        .toList();

        assertThat(intoAndWithin(new Manifests(whole.name(), objects)))
                .doesNotContain("request-service -> supervision-service:8080");
    }
}
