package org.qunli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what is being done, tables, and the last line. */
public final class Console {

    private final PrintStream out;

    private final long start = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    /** What is being done now. */
    public void say(String format, Object... arguments) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf("%7.1f s  %s%n", seconds, String.format(format, arguments));
    }

    /** A table; the first row is its head. */
    public void table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        out.println();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + padding : padding + row.get(i)).append("   ");
            }
            out.println(line.toString().stripTrailing());
        }
        out.println();
    }

    /** The one line that a program reads. */
    void close(Experiment experiment, Run run, Outcome outcome) throws JsonProcessingException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", experiment.id());
        line.put("ok", outcome.ok());
        line.putAll(outcome.figures());
        line.put("size", run.full() ? "full" : "small");
        line.put("sabotage", run.sabotage());
        line.put("machine", Machine.describe());
        out.println(new ObjectMapper().writeValueAsString(line));
    }
}
