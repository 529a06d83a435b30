package org.qunli.k8s.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qunli.k8s.manifest.Kustomize;

/** Our own sources, as far as manifests speak of them. */
final class ServiceCode {

    private static final Pattern FEED =
            Pattern.compile("String feed\\(\\) \\{\\s*return \"([a-z]+)\";");

    private static final Pattern METER = Pattern.compile("\"(qunli\\.[a-z.]+)\"");

    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"qunli");

    private static final Pattern PACKAGE =
            Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

    private ServiceCode() {}

    static Path module(String name) {
        return Kustomize.root().resolve(name);
    }

    private static <T> T sources(
            String module,
            Predicate<String> wanted,
            java.util.function.Function<Stream<Path>, T> use) {
        try (Stream<Path> files = Files.walk(module(module).resolve("src/main/java"))) {
            return use.apply(
                    files.filter(f -> f.toString().endsWith(".java"))
                            .filter(f -> wanted.test(read(f))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(String module, String marker, Pattern pattern) {
        Set<String> found = new TreeSet<>();
        List<Path> files = sources(module, text -> text.contains(marker), Stream::toList);
        for (Path file : files) {
            Matcher matcher = pattern.matcher(read(file));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    /** The feeds that a service applies. */
    static Set<String> feedsReadBy(String module) {
        return found(module, "implements FeedSubscriber", FEED);
    }

    /** The names of figures, with dots. */
    static Set<String> meters(String module) {
        return found(module, "io.micrometer", METER);
    }

    /** The interfaces that declare the keys of a module. */
    static List<Class<?>> mappings(String module) {
        return sources(module, text -> MAPPING.matcher(text).find(), Stream::toList).stream()
                .<Class<?>>map(ServiceCode::load)
                .toList();
    }

    private static Class<?> load(Path file) {
        Matcher matcher = PACKAGE.matcher(read(file));
        if (!matcher.find()) {
            throw new IllegalStateException("no package in " + file);
        }
        String name = file.getFileName().toString().replace(".java", "");
        try {
            return Class.forName(
                    matcher.group(1) + "." + name, false, ServiceCode.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
