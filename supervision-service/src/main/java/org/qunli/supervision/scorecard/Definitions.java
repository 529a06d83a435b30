package org.qunli.supervision.scorecard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.qunli.kit.json.Json;

/** The definitions that come with Qunli, oldest first. */
@Singleton
public class Definitions {

    private static final String FILE = "scorecards/definitions.yaml";

    private final List<Definition> definitions;

    Definitions() {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            List<Definition> read = new ArrayList<>();
            for (JsonNode each : new YAMLMapper().readTree(file).get("definitions")) {
                read.add(Json.read(each, Definition.class));
            }
            definitions = List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Definition> all() {
        return definitions;
    }

    Definition version(int version) {
        return definitions.stream().filter(d -> d.version() == version).findFirst().orElseThrow();
    }

    /** The one that holds now. */
    public Definition current() {
        return definitions.get(definitions.size() - 1);
    }
}
