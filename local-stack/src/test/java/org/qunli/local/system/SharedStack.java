package org.qunli.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qunli.local.LocalStack;
import org.qunli.local.Options;

/** One stack for all system tests of a run; the JVM's end stops it. */
final class SharedStack {

    private static LocalStack stack;

    private SharedStack() {}

    static synchronized LocalStack get() {
        if (stack == null) {
            try {
                Path home = Files.createTempDirectory("qunli-system-test");
                stack = LocalStack.start(Options.of(Path.of(".."), home));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return stack;
    }
}
