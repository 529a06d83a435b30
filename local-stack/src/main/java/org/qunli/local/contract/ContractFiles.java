package org.qunli.local.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qunli.local.backends.Backend;

/**
 * The documents in {@code docs/openapi}: one per service, and the merged one. Run as a program it
 * writes the merged one anew:
 *
 * <pre>java -cp "local-stack/target/classes:local-stack/target/lib/*" \
 *     org.qunli.local.contract.ContractFiles docs/openapi</pre>
 */
public final class ContractFiles {
    public static final String MERGED = "qunli.yaml";

    private static final ObjectMapper YAML =
            new ObjectMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .disable(YAMLGenerator.Feature.SPLIT_LINES)
                            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                            .build());

    private final Path directory;

    public ContractFiles(Path directory) {
        this.directory = directory;
    }

    /** The services whose document isn't there (yet). */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Backend backend : Backend.values()) {
            if (!Files.exists(file(backend))) {
                missing.add(backend.id());
            }
        }
        return missing;
    }

    /**
     * The merged document's text.
     *
     * @throws ContractConflict when two services contradict each other
     */
    public String merge() throws IOException {
        ContractMerger merger = new ContractMerger();
        for (Backend backend : Backend.values()) {
            merger.add(backend.id(), YAML.readTree(file(backend).toFile()));
        }
        return YAML.writeValueAsString(merger.merged());
    }

    public Path mergedFile() {
        return directory.resolve(MERGED);
    }

    private Path file(Backend backend) {
        return directory.resolve(backend.id() + ".yaml");
    }

    /** Writes the merged document; the argument is the directory. */
    public static void main(String... arguments) throws IOException {
        ContractFiles files = new ContractFiles(Path.of(arguments[0]));
        Files.writeString(files.mergedFile(), files.merge());
        System.out.println(files.mergedFile());
    }
}
