package org.qunli.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import org.qunli.local.demo.Demo;
import org.qunli.local.processes.Ports;
import org.qunli.local.processes.ServiceFailed;

/** What {@code start.sh} runs: starts the stack, says where things are, and stays until Ctrl-C. */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final int ALIVE_CHECK_MILLIS = 500;
    private static final int STOPPING_TOO_MILLIS = 1500;

    private final Arguments arguments;
    private final Texts texts;
    private final PrintStream out;
    private final long begin = System.nanoTime();

    private Main(Arguments arguments, Texts texts, PrintStream out) {
        this.arguments = arguments;
        this.texts = texts;
        this.out = out;
    }

    /** Exit codes: 0 stopped, 1 something didn't start, 2 a wrong command line. */
    public static void main(String... given) {
        // Whatever the locale: the texts are Chinese too.
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        LogManager.getLogManager().reset();
        Main main = new Main(Arguments.parse(given), Texts.of(System.getenv("QUNLI_LANG")), out);
        System.exit(main.run());
    }

    private int run() {
        try {
            switch (arguments.command()) {
                case "up" -> up();
                case "reset" -> reset();
                case "demo" -> {
                    return demo();
                }
                default -> {
                    say("command.unknown", arguments.command());
                    return MISUSED;
                }
            }
            return 0;
        } catch (ServiceFailed e) {
            say("service.failed", e.getMessage(), arguments.home().resolve("logs"));
            e.lastLines().forEach(line -> out.println("    | " + line));
            say("service.failed.hint");
        } catch (HomeInUse e) {
            say("home.used", arguments.home());
        } catch (IOException e) {
            say("start.failed", e.getMessage(), arguments.home().resolve("logs"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return FAILED;
    }

    private void up() throws IOException, InterruptedException {
        if (!Ports.isFree(arguments.port())) {
            throw new IOException(texts.get("port.taken", Integer.toString(arguments.port())));
        }
        try (LocalStack stack = LocalStack.start(options())) {
            printWhereThingsAre(stack);
            watch(stack);
        }
    }

    /** On the stack that runs already, as start.sh has found out, or on one of its own. */
    private int demo() throws IOException {
        List<String> rest = new ArrayList<>(arguments.rest());
        boolean running = rest.remove("--running");
        String language = System.getenv("QUNLI_LANG");
        if (running || !Demo.accepts(rest)) {
            URI base = URI.create("http://localhost:" + arguments.port());
            return Demo.run(base, language, rest, out);
        }
        try (LocalStack stack = LocalStack.start(options())) {
            return Demo.run(stack.baseUrl(), language, rest, out);
        }
    }

    private Options options() {
        return Options.of(arguments.root(), arguments.home())
                .withPort(arguments.port())
                .withProgress(this::step);
    }

    private void reset() throws IOException {
        try (Home home = Home.open(arguments.home(), this::step)) {
            home.wipe();
        }
        say("reset.done", arguments.home());
    }

    private void printWhereThingsAre(LocalStack stack) {
        String url = stack.baseUrl().toString();
        out.println(texts.page("summary", url, arguments.home()));
    }

    /** Reports services that end by themselves; the others go on. Ends with the process. */
    private void watch(LocalStack stack) throws InterruptedException {
        while (true) {
            TimeUnit.MILLISECONDS.sleep(ALIVE_CHECK_MILLIS);
            var deaths = stack.takeDeaths();
            if (deaths.isEmpty()) {
                continue;
            }
            // Ctrl-C reaches the services at the same moment as this process: then say nothing.
            TimeUnit.MILLISECONDS.sleep(STOPPING_TOO_MILLIS);
            if (stack.isClosing()) {
                continue;
            }
            for (ServiceFailed death : deaths) {
                say("service.died", death.getMessage(), stack.logs());
                death.lastLines().forEach(line -> out.println("    | " + line));
            }
        }
    }

    private void step(String key, Object... parameters) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        out.printf("  %5.1f s  %s%n", millis / 1000.0, texts.get(key, parameters));
    }

    private void say(String key, Object... parameters) {
        out.println(texts.get(key, parameters));
    }
}
