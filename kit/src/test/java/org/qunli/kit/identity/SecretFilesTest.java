package org.qunli.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @Test
    void secret_is_read_from_a_mounted_file(@TempDir Path mounted) throws IOException {
        Files.writeString(mounted.resolve("quarkus.datasource.password"), "from a file");

        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredSources()
                        .withSources(
                                new PropertiesConfigSource(
                                        Map.of(
                                                "smallrye.config.source.file.locations",
                                                mounted.toString()),
                                        "where it is mounted",
                                        200))
                        .build();

        assertThat(config.getValue("quarkus.datasource.password", String.class))
                .isEqualTo("from a file");
    }
}
