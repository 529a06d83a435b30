package org.qunli.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.qunli.kit.json.Json;

/**
 * The committed contract of a service is what its code says. Subclass it as a {@code @QuarkusTest};
 * {@code -Dqunli.contract.update=true} writes the contract anew.
 */
public abstract class Contract {

    @TestHTTPResource(value = "/openapi", management = true)
    URL openapi;

    private final String service =
            ConfigProvider.getConfig().getValue("qunli.service", String.class);

    private String document(String format) {
        return RestAssured.given().queryParam("format", format).get(openapi).body().asString();
    }

    @Test
    void committed_contract_is_what_the_code_says() throws IOException {
        Path committed = Path.of("../docs/openapi", service + ".yaml");
        String actual = document("yaml").replace("\r\n", "\n");
        if (Boolean.getBoolean("qunli.contract.update")) {
            Files.writeString(committed, actual);
        }
        assertThat(committed).exists().content().isEqualTo(actual);
    }

    @Test
    void every_operation_is_described() {
        List<String> missing = new ArrayList<>();
        JsonNode paths = Json.tree(document("json")).get("paths");
        for (var path : paths.properties()) {
            for (var method : path.getValue().properties()) {
                JsonNode operation = method.getValue();
                for (String member :
                        List.of("operationId", "summary", "tags", "responses", "x-roles")) {
                    if (operation.path(member).isEmpty()
                            && operation.path(member).asText().isEmpty()) {
                        missing.add(method.getKey() + " " + path.getKey() + " " + member);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }
}
