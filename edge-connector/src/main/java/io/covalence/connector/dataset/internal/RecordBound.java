package io.covalence.connector.dataset.internal;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Lets no record grow without end: a quotation mark that is never closed would take the rest of the file into memory. */
final class RecordBound extends FilterReader {
    /** Characters; more than a thousand columns need. */
    static final int MAXIMUM = 1 << 20;

    private long taken;

    RecordBound(Reader in) {
        super(in);
    }

    /** A new record begins. */
    void begin() {
        taken = 0;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int more) throws IOException {
        taken += more;
        if (taken > MAXIMUM) {
            throw new TooLong();
        }
    }

    /** The record has more characters than are read. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }
}
