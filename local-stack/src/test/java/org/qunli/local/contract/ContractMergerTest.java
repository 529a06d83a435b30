package org.qunli.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ContractMergerTest {
    private final ContractMerger merger = new ContractMerger();

    @Test
    void paths_schemas_and_tags_of_all_are_in_the_merged_document() throws IOException {
        merger.add("zone", document("/v1/zones", "listZones", "Zone", "string"));
        merger.add("request", document("/v1/requests", "listRequests", "Request", "object"));

        JsonNode merged = merger.merged();

        assertThat(merged.path("paths").fieldNames())
                .toIterable()
                .containsExactly("/v1/requests", "/v1/zones");
        assertThat(merged.at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactly("Request", "Zone");
        assertThat(merged.path("tags").findValuesAsText("name")).containsExactly("Request", "Zone");
    }

    @Test
    void equal_schema_of_two_services_is_shared() throws IOException {
        merger.add("zone", document("/v1/zones", "listZones", "Problem", "object"));
        merger.add("request", document("/v1/requests", "listRequests", "Problem", "object"));

        assertThat(merger.merged().at("/components/schemas")).hasSize(1);
    }

    @Test
    void different_schemas_of_one_name_are_an_error_that_says_where() throws IOException {
        merger.add("zone", document("/v1/zones", "listZones", "Status", "string"));
        JsonNode other = document("/v1/requests", "listRequests", "Status", "object");

        assertThatThrownBy(() -> merger.add("request", other))
                .isInstanceOf(ContractConflict.class)
                .hasMessageContaining("/components/schemas/Status/type")
                .hasMessageContaining("request");
    }

    @Test
    void shared_path_has_the_values_of_all() throws IOException {
        merger.add("zone", feed("zones"));
        merger.add("request", feed("requests"));

        JsonNode values =
                merger.merged().at("/paths/~1v1~1events~1{feed}/get/parameters/0/schema/enum");
        assertThat(values).extracting(JsonNode::asText).containsExactly("zones", "requests");
    }

    @Test
    void operation_id_used_twice_is_an_error() throws IOException {
        merger.add("zone", document("/v1/zones", "list", "Zone", "string"));
        merger.add("request", document("/v1/requests", "list", "Request", "string"));

        assertThatThrownBy(merger::merged)
                .isInstanceOf(ContractConflict.class)
                .hasMessageContaining("list");
    }

    private static JsonNode document(String path, String id, String schema, String type)
            throws IOException {
        return yaml(
                """
                openapi: 3.1.0
                tags:
                - name: %s
                paths:
                  %s:
                    get:
                      operationId: %s
                components:
                  schemas:
                    %s:
                      type: %s
                """
                        .formatted(schema, path, id, schema, type));
    }

    private static JsonNode feed(String feed) throws IOException {
        return yaml(
                """
                openapi: 3.1.0
                paths:
                  /v1/events/{feed}:
                    get:
                      operationId: readEvents
                      parameters:
                      - name: feed
                        in: path
                        example: %s
                        schema:
                          type: string
                          enum: [%s]
                """
                        .formatted(feed, feed));
    }

    private static JsonNode yaml(String text) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(text);
    }
}
