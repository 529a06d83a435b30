package org.qunli.supervision.watch;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The schema {@code watch}, by its own role. Its statements commit by themselves, never with those
 * of the default data source: what is written here first may be left without its other half by a
 * crash, never the other way round.
 */
@Singleton
class WatchDatabase {

    private final Jdbi jdbi;

    WatchDatabase(@DataSource("watch") AgroalDataSource dataSource) {
        jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        // Bound values are subjects of supervisors, and exceptions end in logs.
        jdbi.getConfig(StatementExceptions.class)
                .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    Jdbi jdbi() {
        return jdbi;
    }
}
