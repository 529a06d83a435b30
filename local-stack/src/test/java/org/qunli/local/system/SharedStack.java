package org.qunli.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.qunli.local.LocalStack;
import org.qunli.local.Options;

/** One stack for all system tests of a run; the JVM's end stops it. */
final class SharedStack {

    /** As the tests' own JVMs: compiled quickly rather than well. */
    private static final Map<String, String> QUICK =
            Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

    private static LocalStack stack;

    private SharedStack() {}

    static synchronized LocalStack get() {
        if (stack == null) {
            try {
                Path home = Files.createTempDirectory("qunli-system-test");
                stack = LocalStack.start(Options.of(Path.of(".."), home).withEnvironment(QUICK));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return stack;
    }
}
