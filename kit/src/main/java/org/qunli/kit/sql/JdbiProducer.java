package org.qunli.kit.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/** One {@link Jdbi} on the default data source, whose transactions are JTA's. */
class JdbiProducer {

    @Produces
    @Singleton
    @DefaultBean
    Jdbi jdbi(AgroalDataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        return jdbi;
    }
}
