package org.qunli.k8s.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Renders overlays with kubectl; {@code QUNLI_KUBECTL} names another than the one on the path. */
public final class Kustomize {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Path ROOT = root();

    private static final Map<Path, Manifests> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {}

    /** The directory {@code k8s}. */
    public static Path directory() {
        return ROOT.resolve("k8s");
    }

    /** The repository. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("k8s/base")) ? here : here.getParent();
    }

    /** Whether there is a kubectl that can render: k8s/kubectl brings one. */
    public static boolean isHere() {
        try {
            return run(List.of(kubectl(), "kustomize", "--help")).isPresent();
        } catch (UncheckedIOException absent) {
            return false;
        }
    }

    /** All overlays, by name. */
    public static List<String> overlays() {
        try (Stream<Path> folders = Files.list(directory().resolve("overlays"))) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Manifests overlay(String name) {
        return render(directory().resolve("overlays").resolve(name));
    }

    /** A copy of its own for each call: sabotage may change it. */
    public static Manifests render(Path folder) {
        return RENDERED.computeIfAbsent(folder, Kustomize::rendered).copy();
    }

    private static Manifests rendered(Path folder) {
        String text =
                run(List.of(kubectl(), "kustomize", folder.toString()))
                        .orElseThrow(() -> new IllegalStateException(folder + " can't be built"));
        return new Manifests(folder.getFileName().toString(), parse(text));
    }

    public static List<JsonNode> parse(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll().stream().filter(d -> !d.isNull()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kubectl() {
        return Optional.ofNullable(System.getenv("QUNLI_KUBECTL")).orElse("kubectl");
    }

    /** What the command prints, or nothing if it fails; it says why on our own standard error. */
    public static Optional<String> run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String text;
            try (InputStream out = process.getInputStream()) {
                text = new String(out.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            }
            return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
