package io.covalence.connector.outbound;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import io.covalence.connector.home.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The log of every request that leaves the site, one JSON object a line, appended before the request is sent. If it
 * cannot be written, nothing leaves. It says how much was sent where, with a digest, and never the content. An
 * interrupted thread can still write and does not close the file for others, as it would with a channel.
 */
public final class OutboundLog implements AutoCloseable {
    /** About 80,000 requests; a connector that waits for rounds makes one in 20 seconds. */
    private static final long LARGEST = 16L << 20;

    /** Older parts, {@code outbound.jsonl.1} being the newest of them. */
    private static final int OLDER_PARTS = 7;

    private final Path file;
    private final long largest;
    private OutputStream output;
    private boolean rotates;
    private boolean torn;
    private long size;

    private OutboundLog(Path file, long largest) throws IOException {
        this.file = file;
        this.largest = largest;
        this.output = append();
    }

    public static OutboundLog open(Path file) {
        return open(file, LARGEST);
    }

    /**
     * Opens a log.
     *
     * @param largest bytes of a part, once {@link #rotate} was called
     */
    static OutboundLog open(Path file, long largest) {
        try {
            return new OutboundLog(file, largest);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /** From now on a part that is full is set aside, and the oldest is deleted. For one process at a time. */
    public synchronized void rotate() {
        rotates = true;
    }

    public synchronized void append(Departure departure) {
        try {
            if (rotates && size >= largest) {
                startAnew();
            }
            // Half a line that a full disk has left stays a line of its own.
            var line = ((torn ? "\n" : "") + Json.text(departure) + '\n').getBytes(StandardCharsets.UTF_8);
            torn = true;
            output.write(line);
            torn = false;
            size += line.length;
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            output.close();
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /**
     * Sets the full part aside. Where that fails, as on a disk without room for one more file, the old part goes on and the next
     * append tries again: each step leaves what the next attempt can begin with, and no older part is lost for it.
     */
    private void startAnew() {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PrivateFiles.fileAttribute());
            var next = new FileOutputStream(draft.toFile(), true);
            try {
                if (Files.exists(file)) {
                    makeRoom();
                    Files.move(file, part(1));
                }
                Files.move(draft, file);
            } catch (IOException e) {
                next.close();
                throw e;
            }
            var full = output;
            output = next;
            size = 0;
            full.close();
        } catch (IOException later) {
            // The full part is written on.
        }
    }

    /** Moves older parts along up to the first number that is free; the oldest goes if none is. */
    private void makeRoom() throws IOException {
        int free = 1;
        while (free < OLDER_PARTS && Files.exists(part(free))) {
            free++;
        }
        for (int part = free; part > 1; part--) {
            Files.move(part(part - 1), part(part), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private OutputStream append() throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PrivateFiles.fileAttribute());
        }
        size = Files.size(file);
        torn = size > 0 && !endsWithLine();
        return new FileOutputStream(file.toFile(), true);
    }

    private boolean endsWithLine() throws IOException {
        try (var input = new RandomAccessFile(file.toFile(), "r")) {
            input.seek(size - 1);
            return input.read() == '\n';
        }
    }

    private Path part(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private static Failure notWritable(Path file, IOException e) {
        return Failure.failed(
                FailureCode.OUTBOUND_LOG_NOT_WRITABLE,
                "Nothing is sent, because the outbound log " + file + " cannot be written: " + PrivateFiles.reason(e)
                        + ".",
                "Free some disk space or correct the file's permissions.");
    }
}
