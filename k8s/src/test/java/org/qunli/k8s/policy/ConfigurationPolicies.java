package org.qunli.k8s.policy;

import static org.qunli.k8s.manifest.Manifests.each;
import static org.qunli.k8s.manifest.Manifests.idOf;
import static org.qunli.k8s.manifest.Manifests.nameOf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qunli.k8s.manifest.Kustomize;
import org.qunli.k8s.manifest.Manifests;
import org.qunli.k8s.manifest.Manifests.Workload;

/** What is configured, and what is secret. */
final class ConfigurationPolicies {

    /** Made by the database's operator, and by whoever keeps the certificates. */
    private static final Set<String> MADE_BY_OTHERS = Set.of("db-ca", "qunli-tls");

    private ConfigurationPolicies() {}

    /** Every ConfigMap that is meant is there, every Secret is one that k8s/secrets makes. */
    static Stream<String> references(Manifests manifests) {
        Set<String> maps =
                manifests.all("ConfigMap").stream()
                        .map(Manifests::nameOf)
                        .collect(Collectors.toSet());
        Map<String, Set<String>> secrets = secretsMade();
        List<String> faults = new ArrayList<>();
        for (Workload workload : manifests.workloads()) {
            Stream<JsonNode> environment =
                    workload.containers()
                            .flatMap(
                                    c ->
                                            Stream.concat(
                                                    each(c.path("envFrom")), each(c.path("env"))));
            Stream.concat(environment, each(workload.pod().path("volumes")))
                    .forEach(use -> check(use, maps, secrets, workload.id(), faults));
            String account = workload.pod().path("serviceAccountName").asText("default");
            if (!account.equals("default") && manifests.find("ServiceAccount", account).isEmpty()) {
                faults.add(workload.id() + " has an account that isn't there: " + account);
            }
        }
        return faults.stream();
    }

    private static void check(
            JsonNode use,
            Set<String> maps,
            Map<String, Set<String>> secrets,
            String who,
            List<String> faults) {
        Stream.of(use.at("/configMapRef/name"), use.at("/configMap/name"))
                .filter(name -> name.isTextual() && !maps.contains(name.asText()))
                .forEach(name -> faults.add(who + " means a ConfigMap that isn't there: " + name));
        Stream.of(
                        use.at("/secretRef/name"),
                        use.at("/valueFrom/secretKeyRef/name"),
                        use.at("/secret/secretName"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(name -> !secrets.containsKey(name) && !MADE_BY_OTHERS.contains(name))
                .forEach(name -> faults.add(who + " means a Secret that nobody makes: " + name));
        JsonNode key = use.at("/valueFrom/secretKeyRef");
        Optional.ofNullable(secrets.get(key.path("name").asText()))
                .filter(keys -> !keys.contains(key.path("key").asText()))
                .ifPresent(keys -> faults.add(who + " means a key that nobody makes: " + key));
    }

    /** The keys that k8s/secrets makes, by the name of the Secret. */
    static Map<String, Set<String>> secretsMade() {
        String command =
                "ACCESS_KEY_ID=a ACCESS_SECRET_KEY=b exec "
                        + Kustomize.directory().resolve("secrets")
                        + " any --print-all --backup --keycloak";
        Map<String, Set<String>> made = new HashMap<>();
        Kustomize.parse(Kustomize.run(List.of("bash", "-c", command)).orElseThrow())
                .forEach(
                        s ->
                                made.put(
                                        nameOf(s),
                                        Manifests.labelsOf(s.path("stringData")).keySet()));
        return made;
    }

    static Stream<String> namespace(Manifests manifests) {
        List<JsonNode> namespaces = manifests.all("Namespace");
        if (namespaces.size() != 1) {
            return Stream.of("there are " + namespaces.size() + " namespaces");
        }
        String own = nameOf(namespaces.get(0));
        Stream<String> elsewhere =
                manifests.objects().stream()
                        .filter(o -> !o.path("kind").asText().equals("Namespace"))
                        .filter(o -> !o.at("/metadata/namespace").asText().equals(own))
                        .map(o -> idOf(o) + " isn't in " + own);
        boolean restricted =
                Manifests.labelsOf(namespaces.get(0).at("/metadata/labels"))
                        .getOrDefault("pod-security.kubernetes.io/enforce", "")
                        .equals("restricted");
        return restricted
                ? elsewhere
                : Stream.concat(elsewhere, Stream.of(own + " doesn't enforce restricted pods"));
    }

    /** Nothing secret is written down, neither as a Secret nor as a value. */
    static Stream<String> secrets(Manifests manifests) {
        Stream<String> written =
                manifests.all("Secret").stream().map(s -> idOf(s) + " is written down");
        Stream<String> values =
                manifests.workloads().stream()
                        .flatMap(w -> w.containers().map(manifests::environment))
                        .flatMap(e -> e.entrySet().stream())
                        .filter(e -> e.getKey().matches(".*(PASSWORD|SECRET|_KEY)$"))
                        .filter(e -> !e.getValue().isEmpty())
                        .map(e -> e.getKey() + " is written down");
        return Stream.concat(written, values);
    }
}
