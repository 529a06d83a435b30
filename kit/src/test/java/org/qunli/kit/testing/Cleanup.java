package org.qunli.kit.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Empties the database and sets the clock back, before each test. */
@ApplicationScoped
public class Cleanup {

    private final Jdbi jdbi;

    private final SettableClock clock;

    Cleanup(Jdbi jdbi, SettableClock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Truncates every table of the schema public but Flyway's, the secret and those named. */
    public void truncate(String... kept) {
        clock.set(SettableClock.START);
        List<String> keep = new ArrayList<>(List.of("flyway_schema_history", "kit_secret"));
        keep.addAll(List.of(kept));
        jdbi.useHandle(
                handle -> {
                    List<String> tables =
                            handle.createQuery(
                                            """
                                            select quote_ident(tablename) from pg_tables
                                            where schemaname = 'public'
                                              and tablename <> all (cast(:keep as text[]))
                                            """)
                                    .bind("keep", keep.toArray(String[]::new))
                                    .mapTo(String.class)
                                    .list();
                    handle.createUpdate("truncate <tables> cascade")
                            .defineList("tables", tables)
                            .execute();
                });
    }
}
