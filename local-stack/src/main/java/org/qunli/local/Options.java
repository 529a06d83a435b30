package org.qunli.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a stack is started with.
 *
 * @param root the checkout: {@code zone-service/target/quarkus-app} and so on lie below it
 * @param home where data, secrets and logs are kept; made when it isn't there
 * @param programs where PostgreSQL's programs are unpacked to, once
 * @param port the gateway's port; 0 for any free one
 * @param javaOptions for each service's JVM
 * @param environment added to each service's environment, and wins
 * @param postgres settings of the server, added to ours, and win: for benches and drills
 * @param progress told what happens meanwhile
 */
public record Options(
        Path root,
        Path home,
        Path programs,
        int port,
        List<String> javaOptions,
        Map<String, String> environment,
        Map<String, String> postgres,
        Progress progress) {

    /**
     * A heap and a collector that four services on two cores share without swapping: the goal is
     * 300 MiB resident and ready in 4 s. The serial collector needs no threads and the least memory
     * beside the heap. Compiled quickly rather than well: four optimising compilers took a third of
     * two cores for minutes, and 50 MiB each (docs/adr/0088).
     */
    public static final List<String> JAVA_OPTIONS =
            List.of(
                    "-Xms32m",
                    "-Xmx160m",
                    "-Xss512k",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:ReservedCodeCacheSize=64m",
                    "-XX:MaxDirectMemorySize=32m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    public Options {
        root = root.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        programs = programs.toAbsolutePath().normalize();
        javaOptions = List.copyOf(javaOptions);
        environment = Map.copyOf(environment);
        postgres = Map.copyOf(postgres);
    }

    /**
     * A stack of the checkout at {@code root} with its data below {@code home}, on any free port.
     */
    public static Options of(Path root, Path home) {
        return new Options(
                root,
                home,
                home.resolve("programs"),
                0,
                JAVA_OPTIONS,
                Map.of(),
                Map.of(),
                (key, arguments) -> {});
    }

    public Options withPort(int newPort) {
        return new Options(
                root, home, programs, newPort, javaOptions, environment, postgres, progress);
    }

    /** PostgreSQL's programs (50 MB) can be shared by stacks with different homes. */
    public Options withPrograms(Path newPrograms) {
        return new Options(
                root, home, newPrograms, port, javaOptions, environment, postgres, progress);
    }

    public Options withEnvironment(Map<String, String> newEnvironment) {
        return new Options(
                root, home, programs, port, javaOptions, newEnvironment, postgres, progress);
    }

    public Options withProgress(Progress newProgress) {
        return new Options(
                root, home, programs, port, javaOptions, environment, postgres, newProgress);
    }

    public Options withPostgres(Map<String, String> settings) {
        return new Options(
                root, home, programs, port, javaOptions, environment, settings, progress);
    }
}
