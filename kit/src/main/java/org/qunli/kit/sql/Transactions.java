package org.qunli.kit.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.Callable;

/** Short transactions, run again when PostgreSQL chose them as the victim of a conflict. */
public final class Transactions {

    /** serialization_failure, deadlock_detected. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    /**
     * Classes of a server that is stopped, full, failing or gone, or that ended our transaction.
     */
    private static final Set<String> AWAY = Set.of("08", "25", "53", "57", "58");

    private static final int TRIES = 3;

    private Transactions() {}

    /**
     * Runs {@code work} in a transaction of its own, at most three times, and answers its result.
     */
    public static <T> T inNew(Callable<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work);
            } catch (RuntimeException failed) {
                if (attempt == TRIES || !isConflict(failed)) {
                    throw failed;
                }
            }
        }
    }

    /** As {@link #inNew(Callable)}, for work without a result. */
    public static void runInNew(Runnable work) {
        inNew(
                () -> {
                    work.run();
                    return null;
                });
    }

    /**
     * Whether PostgreSQL chose the transaction as the victim of a conflict: it may be run again.
     */
    public static boolean isConflict(Throwable failed) {
        return CONFLICTS.contains(sqlState(failed));
    }

    /**
     * The SQLSTATE of the first {@link SQLException} in the chain of causes, or an empty string.
     */
    public static String sqlState(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    /** Whether the database couldn't be asked: nothing was changed, and it is nobody's mistake. */
    public static boolean isDatabaseAway(Throwable failed) {
        String state = sqlState(failed);
        if (state.length() == 5 && AWAY.contains(state.substring(0, 2))) {
            return true;
        }
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof SQLTransientException
                    || String.valueOf(cause.getMessage()).contains("acquisition timeout")) {
                return true;
            }
        }
        return false;
    }
}
