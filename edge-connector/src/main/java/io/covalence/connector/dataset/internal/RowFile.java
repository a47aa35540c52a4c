package io.covalence.connector.dataset.internal;

import io.covalence.connector.home.PrivateFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rows of numbers of four bytes each, which are written once and then read at any place, outside the heap. The file loses its name
 * when it has been made, so that nothing is left of it however the process ends; the disk gets its room back when nobody reads
 * the rows any more.
 */
final class RowFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int SEGMENT = 1 << 30;

    private final RandomAccessFile file;
    private final int rowBytes;
    private final ByteBuffer buffer;
    private int rows;

    private RowFile(RandomAccessFile file, int rowBytes) {
        this.file = file;
        this.rowBytes = rowBytes;
        this.buffer = ByteBuffer.allocate(Math.max(BUFFER, rowBytes));
    }

    /**
     * Makes a file in a folder that only this user reads.
     *
     * @param words numbers in a row
     */
    static RowFile create(Path folder, int words) throws IOException {
        try {
            var path = Files.createTempFile(folder, ".rows-", ".tmp", PrivateFiles.fileAttribute());
            try {
                return new RowFile(new RandomAccessFile(path.toFile(), "rw"), words * Integer.BYTES);
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /** The numbers of the next row are put into this, all of them, before anything else happens here. */
    ByteBuffer next() throws IOException {
        if (buffer.remaining() < rowBytes) {
            write();
        }
        rows++;
        return buffer;
    }

    /** All rows, for reading; nothing is added any more. */
    Rows read() throws IOException {
        write();
        int perSegment = SEGMENT / rowBytes;
        var segments = new MappedByteBuffer[Math.ceilDiv(rows, perSegment)];
        try (file) {
            for (int i = 0; i < segments.length; i++) {
                long from = (long) i * perSegment;
                long count = Math.min(perSegment, rows - from);
                segments[i] = file.getChannel().map(MapMode.READ_ONLY, from * rowBytes, count * rowBytes);
            }
        } catch (IOException e) {
            throw notKept(e);
        }
        return new Rows(segments, rows, perSegment, rowBytes);
    }

    private void write() throws IOException {
        try {
            file.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private static Unreadable notKept(IOException e) {
        return new Unreadable("its rows cannot be kept on this machine's disk: " + PrivateFiles.reason(e));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Rows that are read at any place. */
    static final class Rows {
        private final MappedByteBuffer[] segments;
        private final int count;
        private final int perSegment;
        private final int rowBytes;

        private Rows(MappedByteBuffer[] segments, int count, int perSegment, int rowBytes) {
            this.segments = segments;
            this.count = count;
            this.perSegment = perSegment;
            this.rowBytes = rowBytes;
        }

        int count() {
            return count;
        }

        int integer(int row, int word) {
            return segments[row / perSegment].getInt(at(row, word));
        }

        float number(int row, int word) {
            return segments[row / perSegment].getFloat(at(row, word));
        }

        private int at(int row, int word) {
            return row % perSegment * rowBytes + word * Integer.BYTES;
        }
    }
}
