package org.qunli.local.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/districts,ZONE",
        "/v1/zones/0190/control/changes,ZONE",
        "/v1/groups/0190,ZONE",
        "/v1/messages,REQUEST",
        "/v1/requests/0190/updates,REQUEST",
        "/v1/effective-policy,SUPERVISION",
        "/v1/watch/zones/0190/talk,SUPERVISION",
        "/v1/audit,SUPERVISION",
        "/v1/audit/zone,ZONE",
        "/v1/notices/0190/deliveries,NOTICE",
        "/cap/v1.2/feed.atom,NOTICE",
        "/v1/events/zones,ZONE",
        "/v1/events/requests/subscriptions,REQUEST",
        "/v1/sayings/notices/0190/receipts,NOTICE",
        "/v1/sayings/supervision/0190,SUPERVISION",
        "/v1/consumers/request/zones/parked,REQUEST"
    })
    void path_belongs_to_its_service(String path, Backend backend) {
        assertThat(Backend.forPath(path)).contains(backend);
    }

    @ParameterizedTest
    @EnumSource
    void every_path_of_a_contract_reaches_its_service(Backend backend) throws IOException {
        Path contract = Path.of("../docs/openapi/" + backend.id() + ".yaml");
        JsonNode paths = new YAMLMapper().readTree(contract.toFile()).get("paths");

        assertThat(paths.fieldNames())
                .toIterable()
                .allSatisfy(
                        path -> {
                            String called =
                                    path.startsWith("/v1/consumers/")
                                                    || path.startsWith("/v1/audit/")
                                            ? path.replace("{service}", backend.id())
                                            : path.replace("{feed}", backend.feed());
                            assertThat(Backend.forPath(called)).as(path).contains(backend);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/v1",
                "/v1/",
                "/v1/nothing",
                "/v2/zones",
                "/q/health",
                "/v1/events",
                "/v1/events/zone",
                "/v1/consumers/zones/x",
                "/v1//zones",
                "/v1/../q/health"
            })
    void path_of_no_service_belongs_to_nobody(String path) {
        assertThat(Backend.forPath(path)).isEmpty();
    }
}
