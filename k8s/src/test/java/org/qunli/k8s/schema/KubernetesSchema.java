package org.qunli.k8s.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One version of Kubernetes, by the models of its Java client. */
public final class KubernetesSchema {

    /** Group and version of the API, by the prefix of the client's classes. */
    private static final Map<String, String> PREFIXES =
            Map.of(
                    "v1", "V1",
                    "apps/v1", "V1",
                    "batch/v1", "V1",
                    "policy/v1", "V1",
                    "networking.k8s.io/v1", "V1",
                    "autoscaling/v2", "V2");

    private final String version;

    private final ClassLoader models;

    private KubernetesSchema(String version, ClassLoader models) {
        this.version = version;
        this.models = models;
    }

    /** Its own models before those on the class path, which are of the newest version. */
    private static final class Models extends URLClassLoader {

        Models(URL jar) {
            super(new URL[] {jar}, KubernetesSchema.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.kubernetes.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    /** Those that the build laid down, oldest first. */
    public static List<KubernetesSchema> supported(Path jars) {
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(f -> f.toString().endsWith(".jar"))
                    .sorted()
                    .map(KubernetesSchema::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KubernetesSchema of(Path jar) {
        try {
            String name = jar.getFileName().toString();
            return new KubernetesSchema(
                    name.substring(0, name.length() - ".jar".length()),
                    new Models(jar.toUri().toURL()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String version() {
        return version;
    }

    public static boolean knows(JsonNode object) {
        return PREFIXES.containsKey(object.path("apiVersion").asText());
    }

    /** What is wrong with an object, or nothing. */
    public Optional<String> refuses(JsonNode object) {
        String prefix = PREFIXES.get(object.path("apiVersion").asText());
        String kind = object.path("kind").asText();
        try {
            models.loadClass("io.kubernetes.client.openapi.models." + prefix + kind)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
            return Optional.empty();
        } catch (InvocationTargetException refused) {
            return Optional.of(
                    version + " refuses " + kind + ": " + refused.getCause().getMessage());
        } catch (ReflectiveOperationException unknown) {
            return Optional.of(version + " has no " + object.path("apiVersion") + " " + kind);
        }
    }
}
