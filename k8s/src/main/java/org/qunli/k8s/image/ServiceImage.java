package org.qunli.k8s.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * The image of one service.
 *
 * @param service {@code zone-service}
 * @param root the repository, with the packaged service
 */
record ServiceImage(String service, Path root, String version, String revision) {

    private static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/opt/qunli");

    /** Nobody in particular, and never root; the manifests say the same number. */
    private static final String USER = "10001:10001";

    /** Builds it on the base, into the target; answers with its digest. */
    JibContainer build(String base, Containerizer target)
            throws IOException, InterruptedException, ExecutionException {
        try {
            return plan(base)
                    .containerize(target.setToolName("qunli").setOfflineMode(isFile(base)));
        } catch (RegistryException
                | CacheDirectoryCreationException
                | InvalidImageReferenceException e) {
            throw new IOException(service + " has no image: " + e.getMessage(), e);
        }
    }

    private static boolean isFile(String base) {
        return base.endsWith(".tar");
    }

    private JibContainerBuilder plan(String base)
            throws IOException, InvalidImageReferenceException {
        JibContainerBuilder image =
                isFile(base)
                        ? Jib.from(TarImage.at(Path.of(base)))
                        : Jib.from(RegistryImage.named(base));
        Path app = root.resolve(service).resolve("target/quarkus-app");
        return image.addFileEntriesLayer(layer("libraries", app, List.of("lib")))
                .addFileEntriesLayer(
                        layer("service", app, List.of("app", "quarkus", "quarkus-run.jar")))
                .setEntrypoint("java", "-jar", "/opt/qunli/quarkus-run.jar")
                .setWorkingDirectory(HOME)
                .setUser(USER)
                .setExposedPorts(Port.tcp(8080), Port.tcp(9000))
                .setLabels(labels())
                .setFormat(ImageFormat.OCI)
                // As the layers' files: from the same input come the same bytes.
                .setCreationTime(Instant.EPOCH);
    }

    private Map<String, String> labels() {
        return Map.of(
                "org.opencontainers.image.title",
                "Qunli " + service,
                "org.opencontainers.image.version",
                version,
                "org.opencontainers.image.revision",
                revision,
                "org.opencontainers.image.licenses",
                "Apache-2.0");
    }

    private static FileEntriesLayer layer(String name, Path app, List<String> parts)
            throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (String part : parts) {
            try (Stream<Path> files = Files.walk(app.resolve(part))) {
                for (Path file : files.sorted().toList()) {
                    layer.addEntry(file, HOME.resolve(app.relativize(file)), permissions(file));
                }
            }
        }
        return layer.build();
    }

    /** Whatever the umask of who builds was. */
    private static FilePermissions permissions(Path file) {
        return FilePermissions.fromOctalString(Files.isDirectory(file) ? "755" : "644");
    }
}
