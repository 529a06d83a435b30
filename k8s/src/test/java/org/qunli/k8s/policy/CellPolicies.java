package org.qunli.k8s.policy;

import static org.qunli.k8s.manifest.Manifests.idOf;
import static org.qunli.k8s.manifest.Manifests.nameOf;
import static org.qunli.k8s.manifest.Manifests.selects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.qunli.k8s.manifest.Manifests;
import org.qunli.k8s.manifest.Manifests.Workload;

/** Of a cell as a whole: that it survives the loss of a part, and grows. */
final class CellPolicies {

    private static final Set<String> CELLS_OF_DEVELOPERS = Set.of("dev");

    private CellPolicies() {}

    /** One autoscaler for each service, which alone says how many there are. */
    static Stream<String> scaling(Manifests manifests) {
        List<String> faults = new ArrayList<>();
        int fewest = CELLS_OF_DEVELOPERS.contains(manifests.name()) ? 1 : 2;
        for (Workload service : manifests.services()) {
            String name = nameOf(service.owner());
            List<JsonNode> scalers =
                    manifests.all("HorizontalPodAutoscaler").stream()
                            .filter(h -> h.at("/spec/scaleTargetRef/name").asText().equals(name))
                            .toList();
            if (scalers.size() != 1) {
                faults.add(name + " has " + scalers.size() + " autoscalers");
            }
            if (service.owner().path("spec").has("replicas")) {
                faults.add(name + " has replicas beside its autoscaler");
            }
            scalers.forEach(h -> numbers(h, fewest, faults));
        }
        return faults.stream();
    }

    private static void numbers(JsonNode scaler, int fewest, List<String> faults) {
        int least = scaler.at("/spec/minReplicas").asInt();
        int most = scaler.at("/spec/maxReplicas").asInt();
        if (least < fewest) {
            faults.add(idOf(scaler) + " lets fewer than " + fewest + " run");
        }
        if (most < least) {
            faults.add(idOf(scaler) + " has a minimum above its maximum");
        }
        if (scaler.at("/spec/metrics").isEmpty()) {
            faults.add(idOf(scaler) + " looks at nothing");
        }
    }

    /** A budget each, by one of its two limits, that lets a node be drained. */
    static Stream<String> disruption(Manifests manifests) {
        List<String> faults = new ArrayList<>();
        for (Workload service : manifests.services()) {
            List<JsonNode> budgets =
                    manifests.all("PodDisruptionBudget").stream()
                            .filter(b -> selects(b.at("/spec/selector"), service.labels()))
                            .toList();
            if (budgets.size() != 1) {
                faults.add(service.id() + " has " + budgets.size() + " disruption budgets");
            }
            for (JsonNode budget : budgets) {
                if (budget.path("spec").has("minAvailable")
                        || budget.at("/spec/maxUnavailable").asInt() < 1) {
                    faults.add(idOf(budget) + " may keep a node from being drained");
                }
            }
            JsonNode update = service.owner().at("/spec/strategy/rollingUpdate");
            if (!update.path("maxUnavailable").isInt()
                    || update.path("maxUnavailable").asInt() != 0) {
                faults.add(service.id() + " takes a pod away before there is another");
            }
        }
        return faults.stream();
    }

    /** As many connections as all pods may open, one more of each in a rollout, and some for us. */
    static Stream<String> connections(Manifests manifests) {
        int pool = ServiceDefaults.number("quarkus.datasource.jdbc.max-size");
        int watch = 5;
        int needed = 20;
        for (JsonNode scaler : manifests.all("HorizontalPodAutoscaler")) {
            boolean covert = nameOf(scaler).equals("supervision-service");
            // Beside the pool: who migrates at start.
            int each = pool + 1 + (covert ? watch + 1 : 0);
            needed += (scaler.at("/spec/maxReplicas").asInt() + 1) * each;
        }
        int most = needed;
        return manifests.all("Cluster").stream()
                .map(c -> c.at("/spec/postgresql/parameters/max_connections").asInt())
                .filter(allowed -> allowed < most)
                .map(allowed -> "the database takes " + allowed + " connections of " + most);
    }

    /** The database of a district loses nothing when one instance is lost. */
    static Stream<String> durability(Manifests manifests) {
        if (CELLS_OF_DEVELOPERS.contains(manifests.name())) {
            return Stream.empty();
        }
        List<JsonNode> clusters = manifests.all("Cluster");
        if (clusters.size() != 1) {
            return Stream.of("there are " + clusters.size() + " database clusters");
        }
        JsonNode spec = clusters.get(0).path("spec");
        List<String> faults = new ArrayList<>();
        if (spec.path("instances").asInt() < 3) {
            faults.add("a lost instance leaves no synchronous pair");
        }
        JsonNode synchronous = spec.at("/postgresql/synchronous");
        if (synchronous.path("number").asInt() < 1
                || !synchronous.path("dataDurability").asText().equals("required")) {
            faults.add("an answer may be given that only one instance has");
        }
        JsonNode backup = spec.at("/backup/barmanObjectStore/destinationPath");
        if (!backup.asText().startsWith("s3://") || backup.asText().contains("invalid")) {
            faults.add("nothing is archived");
        }
        boolean isScheduled =
                manifests.all("ScheduledBackup").stream()
                        .anyMatch(
                                b ->
                                        b.at("/spec/cluster/name")
                                                .asText()
                                                .equals(nameOf(clusters.get(0))));
        if (!isScheduled) {
            faults.add("no base backup is made");
        }
        return faults.stream();
    }

    /** A district's services run as production and trust nobody who speaks plain HTTP. */
    static Stream<String> issuer(Manifests manifests) {
        if (CELLS_OF_DEVELOPERS.contains(manifests.name())) {
            return Stream.empty();
        }
        return manifests.services().stream()
                .flatMap(
                        w -> w.containers().map(manifests::environment).flatMap(e -> doubts(w, e)));
    }

    private static Stream<String> doubts(Workload service, Map<String, String> environment) {
        String issuer = environment.getOrDefault("QUARKUS_OIDC_AUTH_SERVER_URL", "");
        Stream<String> address =
                issuer.startsWith("https://") && !issuer.contains("invalid")
                        ? Stream.empty()
                        : Stream.of(service.id() + " trusts the issuer " + issuer);
        return environment.containsKey("QUARKUS_PROFILE")
                ? Stream.concat(address, Stream.of(service.id() + " isn't production"))
                : address;
    }
}
