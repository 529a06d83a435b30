package org.qunli.request.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One labelled message; category and priority are "-" where they aren't judged. */
record Sample(Speaker speaker, String intent, String category, String priority, String text) {

    /** Rows of intent, category, priority and text, with the speaker before them or a resident. */
    static List<Sample> of(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Sample::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample of(String line) {
        var cells = line.split("\t");
        int at = cells.length == 5 ? 1 : 0;
        return new Sample(
                at == 1 ? Speaker.valueOf(cells[0]) : Speaker.RESIDENT,
                cells[at].equals("NOTED") ? "TALK" : cells[at],
                cells[at + 1],
                cells[at + 2],
                cells[at + 3]);
    }

    Utterance utterance() {
        boolean continues =
                switch (intent) {
                    case "FOLLOW_UP", "CONFIRMED", "NOT_SOLVED", "WITHDRAWN" -> true;
                    default -> false;
                };
        return new Utterance(text, speaker, false, continues);
    }
}
