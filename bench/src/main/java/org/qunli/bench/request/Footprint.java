package org.qunli.bench.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Stand;

/**
 * P7. Resident memory of each service while needs are handed over as fast as they are answered, and
 * how long one service takes from its launch until it says that it is ready, on a database that is
 * there already, with the others running.
 */
public final class Footprint implements Experiment {

    private static final List<String> SERVICES =
            List.of("zone", "request", "supervision", "notice");

    private static final long MEBIBYTES_GOAL = 300;

    private static final double SECONDS_GOAL = 4;

    @Override
    public String id() {
        return "P7";
    }

    @Override
    public String title() {
        return "resident memory of each service under load; from its launch to ready";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        Map<String, Long> memory = new LinkedHashMap<>();
        Map<String, Double> starts = new LinkedHashMap<>();
        try (Stand stand = Stand.start(run, SERVICES.toArray(String[]::new))) {
            Askers askers = new Askers(Village.open(stand, 20), 16);
            run.console().say("under load");
            askers.flatOut(Duration.ofSeconds(run.size(20, 180)));
            for (String service : SERVICES) {
                memory.put(
                        service,
                        IntakeSpeed.residentMebibytes(stand.stack().service(service).pid()));
            }
            for (String service : SERVICES) {
                run.console().say("starting %s-service anew", service);
                starts.put(service, seconds(stand, service, run.size(1, 3)));
            }
        }
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("", "resident MiB", "s to ready"));
        SERVICES.forEach(
                service ->
                        table.add(
                                List.of(
                                        service + "-service",
                                        memory.get(service).toString(),
                                        "%.1f".formatted(starts.get(service)))));
        run.console().table(table);
        long most = memory.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        double longest = starts.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return new Outcome()
                .measured(
                        Map.of("residentMiB", most, "startSeconds", longest),
                        Map.of("residentMiB", MEBIBYTES_GOAL, "startSeconds", SECONDS_GOAL),
                        most <= MEBIBYTES_GOAL && longest <= SECONDS_GOAL)
                .note("residentMiBOf", memory)
                .note("startSecondsOf", starts);
    }

    private static double seconds(Stand stand, String service, int times) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            stand.stack().stop(service);
            long began = System.nanoTime();
            stand.stack().start(service);
            seconds.add(Math.round((System.nanoTime() - began) / 1e8) / 10.0);
        }
        return Samples.of(seconds).median();
    }
}
