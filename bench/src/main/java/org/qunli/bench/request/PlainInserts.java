package org.qunli.bench.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qunli.bench.stand.Stand;

/**
 * pgbench, inserting the very rows that a request is made of: a request and its event in one
 * transaction, into empty tables of the same columns, constraints and indexes on the same server.
 * It is Debian's {@code postgresql-contrib}.
 */
final class PlainInserts {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Stand stand;

    PlainInserts(Stand stand) {
        this.stand = stand;
    }

    /** Transactions a second. */
    double perSecond(int clients, Duration time) throws IOException, SQLException {
        Path script = Files.createTempFile("inserts", ".sql");
        try (Connection connection = stand.connect("request");
                Statement statement = connection.createStatement()) {
            statement.execute("create schema peer");
            Files.writeString(
                    script,
                    "begin;\n"
                            + insert(statement, "resident_request", "id", "")
                            + insert(statement, "event", "event_id", "where type like 'request.%'")
                            + "end;\n");
            statement.execute("create role pgbench_peer login superuser password 'peer'");
            double rate = run(script, clients, time);
            statement.execute("drop schema peer cascade");
            statement.execute("drop role pgbench_peer");
            return rate;
        } finally {
            Files.delete(script);
        }
    }

    /** One of the rows that are there, under a new id. */
    private static String insert(Statement statement, String table, String id, String which)
            throws SQLException {
        statement.execute("create table peer.%1$s (like %1$s including all)".formatted(table));
        String columns = columns(statement, table);
        String values =
                Stream.of(columns.split(", "))
                        .map(
                                column ->
                                        column.equals(id)
                                                ? "gen_random_uuid()"
                                                : "(r.one)." + column)
                        .collect(Collectors.joining(", "));
        String row;
        try (ResultSet found =
                statement.executeQuery(
                        "select quote_literal(cast(t as text)) from %s t %s limit 1"
                                .formatted(table, which))) {
            if (!found.next()) {
                throw new IllegalStateException("no row in " + table);
            }
            row = found.getString(1);
        }
        return """
        insert into peer.%1$s (%2$s)
        select %3$s from (select cast(%4$s as public.%1$s) as one offset 0) r;
        """
                .formatted(table, columns, values, row);
    }

    /** Those that aren't drawn by the database itself. */
    private static String columns(Statement statement, String table) throws SQLException {
        try (ResultSet found =
                statement.executeQuery(
                        """
                        select string_agg(column_name, ', ' order by ordinal_position)
                        from information_schema.columns
                        where table_schema = 'public' and table_name = '%s'
                          and is_identity = 'NO' and is_generated = 'NEVER'
                          and column_name not in ('tx', 'tx_at')
                        """
                                .formatted(table))) {
            found.next();
            return found.getString(1);
        }
    }

    private double run(Path script, int clients, Duration time) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                List.of(
                                        "pgbench",
                                        "-n",
                                        "-M",
                                        "prepared",
                                        "-c",
                                        Integer.toString(clients),
                                        "-j",
                                        "2",
                                        "-T",
                                        Long.toString(time.toSeconds()),
                                        "-f",
                                        script.toString(),
                                        "-h",
                                        "127.0.0.1",
                                        "-p",
                                        Integer.toString(stand.stack().postgres().port()),
                                        "-U",
                                        "pgbench_peer",
                                        "request"))
                        .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", "peer");
        Process process;
        try {
            process = builder.start();
        } catch (IOException notThere) {
            throw new IOException(
                    "pgbench isn't installed: apt-get install postgresql-contrib", notThere);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IOException("pgbench said: " + said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
