package org.qunli.zone.census;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Refuses a record that never ends: one quote that isn't closed would otherwise draw a whole file
 * into memory.
 */
final class RecordBound extends FilterReader {

    private final int longest;

    private int since;

    /**
     * @param longest characters read since the last record, a buffer's fill included
     */
    RecordBound(Reader in, int longest) {
        super(in);
        this.longest = longest;
    }

    /** A record has come. */
    void begin() {
        since = 0;
    }

    @Override
    public int read() throws IOException {
        int unit = super.read();
        count(1);
        return unit;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int count = super.read(buffer, from, length);
        count(count);
        return count;
    }

    private void count(int units) throws IOException {
        since += units;
        if (since > longest) {
            throw new IOException("A record of more than " + longest + " characters");
        }
    }
}
