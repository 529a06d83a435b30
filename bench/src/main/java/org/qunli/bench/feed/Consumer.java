package org.qunli.bench.feed;

/** A reader of the zones feed, and where its copy can be seen. */
enum Consumer {
    REQUEST("select id, xmin from household union all select id, xmin from member"),
    SUPERVISION("select id, xmin from member"),
    NOTICE("select id, xmin from person");

    private final String rows;

    Consumer(String rows) {
        this.rows = rows;
    }

    /** The service and its database. */
    String database() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String times() {
        return "select id, extract(epoch from pg_xact_commit_timestamp(xmin)) from (" + rows + ")";
    }

    String count() {
        return "select count(*) from (" + rows + ")";
    }
}
