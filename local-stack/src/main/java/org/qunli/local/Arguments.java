package org.qunli.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The launcher's command line, as {@code start.sh} hands it over.
 *
 * @param command {@code up}, {@code reset} or the name of what is to be run
 * @param port the gateway's
 * @param rest what belongs to the command
 */
record Arguments(String command, Path root, Path home, int port, List<String> rest) {
    private static final int DEFAULT_PORT = 8080;

    static Arguments parse(String... given) {
        String command = null;
        Path root = Path.of(".");
        Path home = null;
        int port = DEFAULT_PORT;
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            switch (given[i]) {
                case "--root" -> root = Path.of(given[++i]);
                case "--home" -> home = Path.of(given[++i]);
                case "--port" -> port = Integer.parseInt(given[++i]);
                default -> {
                    if (command == null) {
                        command = given[i];
                    } else {
                        rest.add(given[i]);
                    }
                }
            }
        }
        return new Arguments(
                command == null ? "up" : command,
                root,
                home == null ? root.resolve(".qunli") : home,
                port,
                List.copyOf(rest));
    }
}
