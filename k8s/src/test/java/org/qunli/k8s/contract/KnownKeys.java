package org.qunli.k8s.contract;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The keys that the services read when they run, from the interfaces that declare them. */
final class KnownKeys {

    private static final String ROOTS = "META-INF/quarkus-config-roots.list";

    private final Set<String> keys = new TreeSet<>();

    /** Those of Quarkus that may still be said when the service runs. */
    KnownKeys() {
        try {
            for (URL list : Collections.list(loader().getResources(ROOTS))) {
                read(list);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassLoader loader() {
        return KnownKeys.class.getClassLoader();
    }

    private void read(URL list) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank()).forEach(this::addRoot);
        }
    }

    private void addRoot(String name) {
        try {
            Class<?> root = Class.forName(name, false, loader());
            ConfigRoot kind = root.getAnnotation(ConfigRoot.class);
            if (kind != null
                    && kind.phase() == ConfigPhase.RUN_TIME
                    && root.isAnnotationPresent(ConfigMapping.class)) {
                add(root);
            }
        } catch (ClassNotFoundException | NoClassDefFoundError ofAnExtensionThatIsNotThere) {
            // Then nobody reads it.
        }
    }

    /** Adds what a mapping of our own declares. */
    void add(Class<?> mapping) {
        keys.addAll(ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet());
    }

    /** Whether an environment variable sets one of them. */
    boolean isSetBy(String variable) {
        return keys.stream().anyMatch(key -> variable.matches(pattern(key)));
    }

    /**
     * As SmallRye writes a key for the environment; a quoted part of a map has a bar at both ends.
     */
    private static String pattern(String key) {
        StringBuilder pattern = new StringBuilder();
        for (String part : key.replace("\"*\"", "*").split("\\.")) {
            if (!pattern.isEmpty()) {
                pattern.append('_');
            }
            pattern.append(
                    part.equals("*")
                            ? "(_[A-Z0-9_]+_|[A-Z0-9_]+)"
                            : Pattern.quote(part.toUpperCase().replaceAll("[^A-Z0-9]", "_")));
        }
        return pattern.toString();
    }

    List<String> all() {
        return List.copyOf(keys);
    }
}
