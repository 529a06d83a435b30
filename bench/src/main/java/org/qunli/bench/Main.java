package org.qunli.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.qunli.bench.board.BoardSpeed;
import org.qunli.bench.clock.FiringSpeed;
import org.qunli.bench.clock.FrozenPod;
import org.qunli.bench.clock.Punctuality;
import org.qunli.bench.clock.SameSecond;
import org.qunli.bench.clock.WrongClock;
import org.qunli.bench.feed.FeedSpeed;
import org.qunli.bench.feed.LongAway;
import org.qunli.bench.feed.SlowWriters;
import org.qunli.bench.notice.NoticeFaults;
import org.qunli.bench.notice.NoticeSpeed;
import org.qunli.bench.notice.VerifySpeed;
import org.qunli.bench.request.AnswerSearch;
import org.qunli.bench.request.BadNetwork;
import org.qunli.bench.request.Footprint;
import org.qunli.bench.request.IntakeSpeed;
import org.qunli.bench.request.Killed;
import org.qunli.bench.request.LostAnswer;
import org.qunli.bench.request.Poison;
import org.qunli.bench.request.Repetition;
import org.qunli.bench.request.RollingRestart;
import org.qunli.bench.request.Stopped;
import org.qunli.bench.request.Understanding;
import org.qunli.bench.zone.ImportSpeed;
import org.qunli.bench.zone.ManyZones;

/** Runs one experiment, as {@code bench/run} and {@code bench/drill} call it. */
public final class Main {

    private static final List<Experiment> FIGURES =
            List.of(
                    new FiringSpeed(),
                    new Punctuality(),
                    new FeedSpeed(),
                    new BoardSpeed(),
                    new ImportSpeed(),
                    new ManyZones(),
                    new IntakeSpeed(),
                    new Footprint(),
                    new AnswerSearch(),
                    new NoticeSpeed(),
                    new Understanding(),
                    new VerifySpeed());

    private static final List<Experiment> DRILLS =
            List.of(
                    new Killed(),
                    new Stopped(),
                    new RollingRestart(),
                    new SameSecond(),
                    new BadNetwork(),
                    new LongAway(),
                    new SlowWriters(),
                    new Repetition(),
                    new Poison(),
                    new WrongClock(),
                    new FrozenPod(),
                    new LostAnswer(),
                    new NoticeFaults());

    private static final Set<String> OPTIONS = Set.of("--full", "--sabotage");

    private static final int MISUSED = 2;

    private Main() {}

    /** Exits with 0 when everything held, 1 when something didn't, 2 when it couldn't be run. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        String kind = arguments[0];
        Path root = Path.of(arguments[1]);
        List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
        List<Experiment> all = kind.equals("drill") ? DRILLS : FIGURES;
        Experiment wanted =
                rest.isEmpty()
                        ? null
                        : all.stream()
                                .filter(e -> e.id().equalsIgnoreCase(rest.get(0)))
                                .findFirst()
                                .orElse(null);
        if (wanted == null || !OPTIONS.containsAll(rest.subList(1, rest.size()))) {
            explain(kind, all);
            return MISUSED;
        }
        return run(wanted, root, rest);
    }

    private static int run(Experiment wanted, Path root, List<String> options) {
        Console console = new Console(System.out);
        Run run =
                new Run(root, options.contains("--full"), options.contains("--sabotage"), console);
        console.say("%s: %s", wanted.id(), wanted.title());
        try {
            Outcome outcome = wanted.run(run);
            console.close(wanted, run, outcome);
            return outcome.ok() ? 0 : 1;
        } catch (Exception failed) {
            failed.printStackTrace(System.err);
            return MISUSED;
        }
    }

    private static void explain(String kind, List<Experiment> all) {
        System.err.printf(
                "Usage: bench/%s ID [--full]%s%n",
                kind, kind.equals("drill") ? " [--sabotage]" : "");
        all.forEach(e -> System.err.printf("  %-8s %s%n", e.id(), e.title()));
    }
}
