package org.qunli.bench.zone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * Imports a list of households over HTTP, from the first byte until it is applied, and copies the
 * very same rows with {@code COPY} into a twin of the table with its indexes, on the same server.
 * The import checks each row, keeps all or nothing and tells each household to other services; the
 * ratio says what that costs.
 */
public final class ImportSpeed implements Experiment {

    private static final int PER_BUILDING = 200;

    @Override
    public String id() {
        return "IMPORT";
    }

    @Override
    public String title() {
        return "a list of households over HTTP, against COPY of the same rows";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int rows = run.size(20_000, 100_000);
        List<Double> imports = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        try (Stand stand = Stand.start(run, "zone")) {
            Api admin = stand.api("admin").at(stand.stack().serviceUrl("zone"));
            District.open(admin);
            Path list = list(rows);
            for (int round = 0; round <= 3; round++) {
                String zone = District.zone(admin, round);
                double imported = importSeconds(admin, zone, list);
                double copied = copySeconds(stand, zone, round);
                run.console()
                        .say(
                                "%s: import %.2f s, COPY %.2f s",
                                round == 0 ? "warming up" : "run " + round, imported, copied);
                if (round > 0) {
                    imports.add(imported);
                    copies.add(copied);
                }
            }
            Files.delete(list);
        }
        return verdict(run, rows, imports, copies);
    }

    private static Path list(int rows) throws IOException {
        StringBuilder text = new StringBuilder("building,unit,room,flags\n");
        for (int row = 0; row < rows; row++) {
            text.append(row / PER_BUILDING + 1)
                    .append(",1,")
                    .append(row % PER_BUILDING + 101)
                    .append(row % 20 == 0 ? ",LIVES_ALONE\n" : ",\n");
        }
        return Files.writeString(Files.createTempFile("households", ".csv"), text);
    }

    private static double importSeconds(Api admin, String zone, Path list) throws IOException {
        long began = System.nanoTime();
        String id =
                admin.post("/v1/zones/" + zone + "/households", "text/csv", list)
                        .get("id")
                        .asText();
        JsonNode[] now = new JsonNode[1];
        Stand.await(
                "the import is settled",
                () -> {
                    try {
                        now[0] = admin.get("/v1/imports/" + id);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    return now[0].hasNonNull("settledAt");
                });
        double seconds = (System.nanoTime() - began) / 1e9;
        if (!now[0].get("state").asText().equals("DONE")) {
            throw new IllegalStateException("not imported: " + now[0]);
        }
        return seconds;
    }

    private static double copySeconds(Stand stand, String zone, int round)
            throws SQLException, IOException {
        try (Connection connection = stand.connect("zone");
                Statement statement = connection.createStatement()) {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            PGConnection copier = connection.unwrap(PGConnection.class);
            String columns = columns(statement);
            copier.getCopyAPI()
                    .copyOut(
                            "copy (select %s from household where zone_id = '%s') to stdout"
                                    .formatted(columns, zone),
                            rows);
            String twin = "household_twin_" + round;
            statement.execute("create table " + twin + " (like household including all)");
            long began = System.nanoTime();
            copier.getCopyAPI()
                    .copyIn(
                            "copy %s (%s) from stdin".formatted(twin, columns),
                            new ByteArrayInputStream(rows.toByteArray()));
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** Without those that PostgreSQL generates itself, in the twin too. */
    private static String columns(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        """
                        select string_agg(column_name, ', ' order by ordinal_position)
                        from information_schema.columns
                        where table_name = 'household' and is_generated = 'NEVER'
                        """)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Outcome verdict(Run run, int rows, List<Double> imports, List<Double> copies) {
        double imported = Samples.of(imports).median();
        double copied = Samples.of(copies).median();
        run.console()
                .table(
                        List.of(
                                List.of("", "seconds", "rows/s"),
                                row("import over HTTP, each household told", imported, rows),
                                row("COPY into a twin of the table", copied, rows)));
        return new Outcome()
                .note("value", Math.round(10 * imported / copied) / 10.0)
                .note("unit", "import over COPY")
                .note("rows", rows)
                .note("importSeconds", imported)
                .note("copySeconds", copied)
                .note("runs", imports.size());
    }

    private static List<String> row(String what, double seconds, int rows) {
        return List.of(what, "%.2f".formatted(seconds), "%,.0f".formatted(rows / seconds));
    }
}
