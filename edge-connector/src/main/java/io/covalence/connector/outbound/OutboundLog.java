package io.covalence.connector.outbound;

import io.covalence.connector.Failure;
import io.covalence.connector.Json;
import io.covalence.connector.home.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Every request that leaves the site, one JSON object a line, appended before the request is sent: when it cannot be written,
 * nothing leaves. Says how much went where and its digest; never what was in it.
 */
public final class OutboundLog implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private OutboundLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    public static OutboundLog open(Path file) {
        try {
            return new OutboundLog(
                    file,
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                            PrivateFiles.fileAttribute()));
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    public synchronized void append(Departure departure) {
        var line = ByteBuffer.wrap((Json.text(departure) + '\n').getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    private static Failure notWritable(Path file, IOException e) {
        return Failure.failed(
                "outbound-log-not-writable",
                "Nothing is sent, because the outbound log " + file + " cannot be written: " + PrivateFiles.reason(e) + ".",
                "Free some disk space or correct the file's permissions.");
    }
}
