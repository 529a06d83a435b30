package org.qunli.supervision.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.qunli.kit.json.Json;

/**
 * The policies that come with Qunli, for every district without its own. Their versions are part of
 * the file: a changed one gets a new number and the old one stays, because running clocks carry it.
 */
@Singleton
class ShippedPolicies {

    private static final String FILE = "policies/shipped.yaml";

    private final List<Policy> policies;

    ShippedPolicies() {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            List<Policy> read = new ArrayList<>();
            for (JsonNode each : new YAMLMapper().readTree(file).get("policies")) {
                Policy policy = Json.read(each, Policy.class);
                PolicyCheck.check(policy.document());
                read.add(policy);
            }
            policies = List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every version there is, the newest of a name last. */
    List<Policy> all() {
        return policies;
    }

    /** The newest of each name. */
    List<Policy> current() {
        return policies.stream()
                .filter(
                        policy ->
                                policies.stream()
                                        .noneMatch(
                                                other ->
                                                        other.name().equals(policy.name())
                                                                && other.version()
                                                                        > policy.version()))
                .toList();
    }
}
