package org.qunli.k8s.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Called by {@code k8s/images}: {@code Main ROOT BASE OUT VERSION REVISION [REGISTRY]}. */
public final class Main {

    private static final List<String> SERVICES =
            List.of("zone-service", "request-service", "supervision-service", "notice-service");

    private static final double MEGABYTE = 1_000_000.0;

    private Main() {}

    /** Writes each image to a file, or pushes it, and says what came of it. */
    public static void main(String[] arguments)
            throws IOException,
                    InterruptedException,
                    ExecutionException,
                    InvalidImageReferenceException {
        Path root = Path.of(arguments[0]);
        String base = arguments[1];
        Path out = Path.of(arguments[2]);
        String version = arguments[3];
        Optional<String> registry =
                arguments.length > 5 ? Optional.of(arguments[5]) : Optional.empty();
        Files.createDirectories(out);
        for (String service : SERVICES) {
            ServiceImage image = new ServiceImage(service, root, version, arguments[4]);
            String name = registry.orElse("qunli") + "/" + service + ":" + version;
            Path file = out.resolve(service + ".tar");
            Containerizer target =
                    registry.isPresent()
                            ? Containerizer.to(pushed(name))
                            : Containerizer.to(TarImage.at(file).named(name));
            target.setApplicationLayersCache(out.resolve("layers"))
                    .setBaseImageLayersCache(out.resolve("base-layers"));
            JibContainer built = image.build(base, target);
            System.out.printf("%-44s %s %s%n", name, size(file), built.getDigest());
        }
    }

    private static String size(Path file) throws IOException {
        return Files.exists(file)
                ? String.format("%6.1f MB", Files.size(file) / MEGABYTE)
                : "   pushed";
    }

    /** With the credentials that docker or podman were given. */
    private static RegistryImage pushed(String name) throws InvalidImageReferenceException {
        CredentialRetrieverFactory credentials =
                CredentialRetrieverFactory.forImage(ImageReference.parse(name), event -> {});
        return RegistryImage.named(name)
                .addCredentialRetriever(credentials.dockerConfig())
                .addCredentialRetriever(credentials.wellKnownCredentialHelpers());
    }
}
