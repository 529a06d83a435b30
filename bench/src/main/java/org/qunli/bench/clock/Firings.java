package org.qunli.bench.clock;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many clocks a replica fired, as its log says. */
final class Firings {

    private static final Pattern LINE = Pattern.compile("Fired (\\d+) clocks");

    private Firings() {}

    static long in(String log) {
        Matcher line = LINE.matcher(log);
        long all = 0;
        while (line.find()) {
            all += Long.parseLong(line.group(1));
        }
        return all;
    }
}
