package org.qunli.bench.request;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Stand;

/** Looks up in the databases of request-service and supervision-service what really happened. */
final class Books {

    private final Stand stand;

    Books(Stand stand) {
        this.stand = stand;
    }

    long number(String database, String sql) {
        try (Connection connection = stand.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> texts(String database, String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = stand.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String database, String sql) {
        try (Connection connection = stand.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many of the accepted messages aren't there exactly once. */
    private long missing(List<Crowd.Accepted> accepted) {
        return among(
                accepted.stream().map(Crowd.Accepted::messageId).toList(),
                """
                select count(*) from unnest(?) as a (id)
                where (select count(*) from talk t where t.message_id = a.id) <> 1
                """);
    }

    /** How many of the requests that were told to be there aren't. */
    private long unopened(List<Crowd.Accepted> accepted) {
        return among(
                accepted.stream()
                        .filter(a -> a.outcome().equals("OPENED"))
                        .map(a -> a.request() + "/" + a.messageId())
                        .toList(),
                """
                select count(*) from unnest(?) as a (id)
                where not exists (select 1 from resident_request r
                                  where r.id || '/' || r.message_id = a.id)
                """);
    }

    /** How many answers that were told to be linked stopped no clock. */
    private long unanswered(List<Crowd.Accepted> accepted) {
        return among(
                accepted.stream()
                        .filter(a -> a.outcome().equals("RESPONDED"))
                        .map(Crowd.Accepted::request)
                        .toList(),
                """
                select count(*) from unnest(?) as a (id)
                where (select count(*) from event e
                       where e.subject = 'request/' || a.id and e.type = 'request.answered') <> 1
                """);
    }

    private long among(List<String> values, String sql) {
        try (Connection connection = stand.connect("request");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", values.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long requests() {
        return number("request", "select count(*) from resident_request");
    }

    /** Waits until supervision-service has applied all that request-service told. */
    void awaitSupervision() {
        Stand.await(
                "supervision-service has every request",
                () ->
                        number("supervision", "select count(*) from matter where about = 'REQUEST'")
                                >= requests());
        Stand.await(
                "supervision-service has every answer",
                () ->
                        number("supervision", "select count(*) from fact where type = 'ANSWERED'")
                                >= number(
                                        "request",
                                        "select count(*) from event where type = 'request.answered'"));
    }

    /** The verdict on request-service's own books. */
    Outcome judge(Run run, Outcome outcome, Crowd crowd) {
        List<Crowd.Accepted> accepted = crowd.accepted();
        long missing = missing(accepted);
        long unopened = unopened(accepted);
        long unanswered = unanswered(accepted);
        long doubled =
                number(
                        "request",
                        "select count(*) - count(distinct message_id) from resident_request");
        long half =
                number(
                        "request",
                        """
                        select count(*) from resident_request r
                        where (select count(*) from event e where e.type = 'request.opened'
                               and e.subject = 'request/' || r.id) <> 1
                        """);
        run.console()
                .table(
                        List.of(
                                List.of("", "counted"),
                                row("messages accepted", accepted.size()),
                                row("requests", requests()),
                                row("accepted and not there once", missing),
                                row("opened and not there", unopened),
                                row("answered, and not once", unanswered),
                                row("requests opened twice", doubled),
                                row("requests not told once", half),
                                row("refused for good", crowd.wrong().size())));
        crowd.wrong().stream().limit(5).forEach(wrong -> run.console().say("%s", wrong));
        return outcome.note("accepted", accepted.size())
                .note("triedAgain", crowd.refused().size())
                .require("everyAcceptedOnce", missing == 0 && unopened == 0 && doubled == 0)
                .require("everyAnswerOnce", unanswered == 0)
                .require("noHalfWrite", half == 0)
                .require("nothingRefusedForGood", crowd.wrong().isEmpty());
    }

    /** The verdict on supervision-service's: each request its clock, no reminder twice. */
    Outcome judgeClocks(Run run, Outcome outcome) {
        long requests = requests();
        long clocks =
                number(
                        "supervision",
                        """
                        select count(distinct matter) from clock
                        where about = 'REQUEST' and kind = 'FIRST_RESPONSE'
                        """);
        long twiceApplied =
                number("supervision", "select count(*) - count(distinct event_id) from fact");
        long reminders = number("supervision", "select count(*) from reminder");
        long twiceReminded =
                number(
                        "supervision",
                        """
                        select count(*) - count(distinct (clock, cycle, round, step, repetition, recipient))
                        from reminder
                        """);
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("", "counted"));
        table.add(row("requests with a clock", clocks));
        table.add(row("reminders", reminders));
        table.add(row("reminders twice", twiceReminded));
        table.add(row("events applied twice", twiceApplied));
        run.console().table(table);
        return outcome.note("reminders", reminders)
                .require("everyClockExists", clocks == requests)
                .require("someReminders", reminders > 0)
                .require("noReminderTwice", twiceReminded == 0)
                .require("noEventTwice", twiceApplied == 0);
    }

    private static List<String> row(String what, long count) {
        return List.of(what, "%,d".formatted(count));
    }
}
