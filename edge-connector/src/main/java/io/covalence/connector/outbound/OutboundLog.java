package io.covalence.connector.outbound;

import io.covalence.connector.Failure;
import io.covalence.connector.Json;
import io.covalence.connector.home.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Every request that leaves the site, one JSON object a line, appended before the request is sent: when it cannot be written,
 * nothing leaves. Says how much went where and its digest; never what was in it. An interrupted thread can still write, and
 * closes the file for nobody, as it would with a channel.
 */
public final class OutboundLog implements AutoCloseable {
    private final Path file;
    private final OutputStream output;

    private OutboundLog(Path file, OutputStream output) {
        this.file = file;
        this.output = output;
    }

    public static OutboundLog open(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, PrivateFiles.fileAttribute());
            }
            return new OutboundLog(file, new FileOutputStream(file.toFile(), true));
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    public synchronized void append(Departure departure) {
        try {
            output.write((Json.text(departure) + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            output.close();
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    private static Failure notWritable(Path file, IOException e) {
        return Failure.failed(
                "outbound-log-not-writable",
                "Nothing is sent, because the outbound log " + file + " cannot be written: " + PrivateFiles.reason(e)
                        + ".",
                "Free some disk space or correct the file's permissions.");
    }
}
