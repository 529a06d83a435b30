package org.qunli.zone.census;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.care.CareFlag;

/** Reads a list of households row by row, whatever the separator. */
final class CensusReader implements AutoCloseable {

    private static final int HEADER = 4_096;

    /** Ten times the longest row, and what a parser may have read ahead. */
    private static final int LONGEST_RECORD = 65_536;

    private static final Pattern BREAK = Pattern.compile("\\r\\n|\\r|\\n");

    private final RecordBound bound;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<CensusColumn, Integer> columns = new EnumMap<>(CensusColumn.class);
    private final List<String> ignored = new ArrayList<>();
    private final RowJudge judge;
    private final int width;
    private final long lineOffset;
    private long lastLine;
    private boolean broke;

    /**
     * Opens the file and reads its header.
     *
     * @param visible the flags that whoever sends the file may set
     * @throws Invalid when it isn't a list of households
     */
    CensusReader(Path file, Charset charset, Set<CareFlag> visible) throws IOException {
        BufferedReader text = new BufferedReader(Encodings.strict(file, charset), HEADER * 4);
        bound = new RecordBound(text, LONGEST_RECORD);
        try {
            long skipped = skipPreamble(text);
            char separator = separator(peek(text));
            parser =
                    CSVFormat.RFC4180
                            .builder()
                            .setDelimiter(separator)
                            .setIgnoreEmptyLines(true)
                            .get()
                            .parse(bound);
            records = parser.iterator();
            width = readHeader();
            lastLine = skipped + parser.getCurrentLineNumber();
            lineOffset = skipped;
            judge = new RowJudge(columns, width, visible);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** A byte order mark, and the line in which a spreadsheet names its separator. */
    private static long skipPreamble(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        text.mark(HEADER);
        if (peek(text).toLowerCase(java.util.Locale.ROOT).matches("(?s)sep=.\\r?\\n.*")) {
            text.readLine();
            return 1;
        }
        return 0;
    }

    private static String peek(BufferedReader text) throws IOException {
        text.mark(HEADER);
        char[] start = new char[HEADER];
        int length = 0;
        for (int count = 0; count >= 0 && length < HEADER; ) {
            count = text.read(start, length, HEADER - length);
            length += Math.max(count, 0);
        }
        text.reset();
        return new String(start, 0, length);
    }

    private static char separator(String start) {
        String header = start.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (header.indexOf('\u0000') >= 0) {
            throw new Invalid("file", "not-csv");
        }
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            long count = header.chars().filter(unit -> unit == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private int readHeader() {
        CSVRecord header;
        try {
            if (!records.hasNext()) {
                throw new Invalid("file", "empty-file");
            }
            header = records.next();
        } catch (UncheckedIOException | IllegalStateException unreadable) {
            throw new Invalid("file", "not-csv");
        }
        bound.begin();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            Optional<CensusColumn> column = CensusColumn.named(name);
            if (column.isEmpty()) {
                ignored.add(RowError.shown(name));
            } else if (columns.putIfAbsent(column.get(), i) != null) {
                throw new Invalid("file", "column-twice", column.get().english());
            }
        }
        List<Invalid.Violation> missing = new ArrayList<>();
        for (CensusColumn needed : List.of(CensusColumn.BUILDING, CensusColumn.ROOM)) {
            if (!columns.containsKey(needed)) {
                missing.add(
                        new Invalid.Violation(
                                "file",
                                "missing-column",
                                null,
                                List.of(needed.english(), needed.chinese())));
            }
        }
        if (!missing.isEmpty()) {
            throw new Invalid(missing);
        }
        return header.size();
    }

    /** Headers that mean nothing here. */
    List<String> ignored() {
        return ignored.stream().filter(name -> !name.isEmpty()).limit(20).toList();
    }

    /**
     * The next row.
     *
     * @param errors gets what is wrong with it
     * @return the row if it is sound, else empty; null at the end of the file
     */
    Optional<CensusRow> next(List<RowError> errors) {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord row = records.next();
            bound.begin();
            lastLine = lineOffset + parser.getCurrentLineNumber();
            int line = Math.toIntExact(lastLine - breaksWithin(row));
            return judge.judge(line, row, errors);
        } catch (UncheckedIOException | IllegalStateException broken) {
            // Where the quotes are wrong nobody knows any more where a row begins.
            errors.add(new RowError(Math.toIntExact(lastLine + 1), null, RowReason.UNREADABLE));
            broke = true;
            return Optional.empty();
        }
    }

    private static long breaksWithin(CSVRecord row) {
        return row.stream().mapToLong(cell -> BREAK.matcher(cell).results().count()).sum();
    }

    /** Whether the file can't be read any further. */
    boolean isBroken() {
        return broke;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
