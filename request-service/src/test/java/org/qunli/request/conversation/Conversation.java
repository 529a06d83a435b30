package org.qunli.request.conversation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A labelled conversation; the files' first lines explain their columns. */
record Conversation(String title, List<Line> lines) {

    /** One line; {@code about} names requests by letters, empty where it belongs to none. */
    record Line(String who, List<String> marks, String text, String outcome, List<String> about) {

        /** What follows {@code name=} among the marks, or null. */
        String mark(String name) {
            return marks.stream()
                    .filter(mark -> mark.startsWith(name + "="))
                    .map(mark -> mark.substring(name.length() + 1))
                    .findFirst()
                    .orElse(null);
        }

        Duration pause() {
            var after = mark("after");
            return after == null ? Duration.ofMinutes(2) : Duration.parse(after);
        }

        boolean officer() {
            return List.of("lin", "grid", "doctor").contains(who);
        }
    }

    static List<Conversation> of(Path file) throws IOException {
        var all = new ArrayList<Conversation>();
        for (var row : Files.readAllLines(file)) {
            if (row.startsWith("== ")) {
                all.add(new Conversation(row.substring(3), new ArrayList<>()));
            } else if (!row.isBlank() && !row.startsWith("#")) {
                all.get(all.size() - 1).lines().add(line(row.split("\t")));
            }
        }
        return all;
    }

    private static Line line(String[] cells) {
        return new Line(cells[0], list(cells[1]), cells[2], cells[3], list(cells[4]));
    }

    private static List<String> list(String cell) {
        return cell.equals("-") ? List.of() : Arrays.asList(cell.split(" "));
    }
}
