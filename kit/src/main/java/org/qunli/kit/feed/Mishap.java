package org.qunli.kit.feed;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.qunli.kit.problem.Fact;

/**
 * What went wrong with an event, told without a word of the event: messages of exceptions quote
 * names, chat ids and texts, so only kinds, places in the code, and names of columns and fields are
 * taken from them.
 */
final class Mishap {

    private static final int DEEPEST = 20;

    private static final String OURS = "org.qunli.";

    private static final String MACHINERY = "org.qunli.kit.";

    private Mishap() {}

    /** Whether an event only waits for what another feed has yet to bring. */
    static boolean isWaiting(Throwable failed) {
        return rootOf(failed) instanceof DependencyMissing;
    }

    /** A line for administrators and logs. */
    static String of(Throwable failed) {
        Throwable root = rootOf(failed);
        if (root instanceof DependencyMissing missing) {
            return "waits for " + missing.getMessage();
        }
        if (root instanceof Fact fact) {
            return fact.slug() + at(failed);
        }
        String what = root.getClass().getSimpleName();
        if (root instanceof PSQLException sql) {
            what += " " + ofServer(sql);
        } else if (root instanceof JsonMappingException json) {
            what +=
                    json.getPath().stream()
                            .map(JsonMappingException.Reference::getFieldName)
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(".", " of ", ""));
        }
        return what + at(failed);
    }

    private static String ofServer(PSQLException sql) {
        ServerErrorMessage server = sql.getServerErrorMessage();
        StringBuilder told = new StringBuilder("").append(sql.getSQLState());
        if (server != null) {
            append(told, " table ", server.getTable());
            append(told, " column ", server.getColumn());
            append(told, " constraint ", server.getConstraint());
        }
        return told.toString();
    }

    private static void append(StringBuilder told, String what, String name) {
        if (name != null) {
            told.append(what).append(name);
        }
    }

    private static Throwable rootOf(Throwable failed) {
        Throwable root = failed;
        for (int i = 0; i < DEEPEST && !(root instanceof DependencyMissing); i++) {
            if (root.getCause() == null) {
                return root;
            }
            root = root.getCause();
        }
        return root;
    }

    /** The innermost place in the code of a service, not of the machinery around it. */
    private static String at(Throwable failed) {
        String place = "";
        Throwable cause = failed;
        for (int i = 0; i < DEEPEST && cause != null; i++, cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getClassName().startsWith(OURS)
                        && !frame.getClassName().startsWith(MACHINERY)) {
                    String type = frame.getClassName();
                    place =
                            " at "
                                    + type.substring(type.lastIndexOf('.') + 1)
                                    + "."
                                    + frame.getMethodName()
                                    + ":"
                                    + frame.getLineNumber();
                    break;
                }
            }
        }
        return place;
    }
}
