package org.qunli.local.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Replays the practice of the source article on a running stack, through its public API. Every run
 * has ids of its own, so that it can be repeated on kept data.
 */
public final class Demo {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("MMddHHmmss");

    private final PrintStream out;
    private String language;
    private boolean fast;

    private Demo(PrintStream out, String language) {
        this.out = out;
        this.language = "zh".equals(language) ? "zh" : "en";
    }

    /**
     * @param base the gateway, without a slash at its end
     * @param language of the narration, {@code zh} or {@code en}
     * @param arguments {@code --fast} without pauses, {@code --lang zh|en}
     * @return 0 when every step was seen by whoever would see it, 1 when one was not, 2 for wrong
     *     arguments
     */
    public static int run(URI base, String language, List<String> arguments, PrintStream out) {
        Demo demo = new Demo(out, language);
        if (!demo.understands(arguments)) {
            out.println("demo [--fast] [--lang zh|en]");
            return MISUSED;
        }
        return demo.play(base);
    }

    /** Whether the arguments are fine, before anything is started for them. */
    public static boolean accepts(List<String> arguments) {
        return new Demo(System.out, "en").understands(arguments);
    }

    private boolean understands(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--fast")) {
                fast = true;
            } else if (argument.equals("--lang") && i + 1 < arguments.size()) {
                language = arguments.get(++i);
            } else {
                return false;
            }
        }
        return List.of("zh", "en").contains(language);
    }

    private int play(URI base) {
        Screen screen = new Screen(out, language, fast);
        Script script = Script.in(language);
        long begin = System.nanoTime();
        try {
            String run = RUN.format(LocalDateTime.now(ZoneOffset.UTC));
            Story story = new Story(new Stage(base, run, script, screen));
            screen.plain(script.tell("title", run));
            story.play();
            long seconds = (System.nanoTime() - begin) / 1_000_000_000;
            screen.plain("");
            screen.plain(story.summary(seconds));
            return 0;
        } catch (StepNotSeen e) {
            screen.plain("");
            screen.plain(script.tell("failed", e.getMessage()));
            return FAILED;
        }
    }
}
