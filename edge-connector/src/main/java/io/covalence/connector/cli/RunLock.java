package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps two connectors from running in one folder: they would answer the same round twice. The system frees it on a crash. */
final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    static RunLock take(ConnectorHome home) {
        return tryTake(home)
                .orElseThrow(() -> Failure.failed(
                        FailureCode.ALREADY_RUNNING,
                        "A connector is running in " + home.root() + " already.",
                        "Look at it with: connector status"));
    }

    /** Whether a connector runs in the folder. To look makes no file. */
    static boolean isHeld(ConnectorHome home) {
        if (!Files.exists(home.runLock())) {
            return false;
        }
        var taken = tryTake(home);
        taken.ifPresent(RunLock::close);
        return taken.isEmpty();
    }

    /**
     * Makes sure that nobody closed it.
     *
     * @throws IllegalStateException otherwise
     */
    void requireHeld() {
        if (!channel.isOpen()) {
            throw new IllegalStateException("the lock is not held");
        }
    }

    private static Optional<RunLock> tryTake(ConnectorHome home) {
        try {
            var channel = FileChannel.open(
                    home.runLock(),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PrivateFiles.fileAttribute());
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new RunLock(channel));
        } catch (IOException e) {
            throw Failure.failed(
                    FailureCode.FILE_NOT_WRITABLE,
                    "The file " + home.runLock() + " cannot be written: " + PrivateFiles.reason(e) + ".",
                    "Make the folder writable for this user.");
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock file cannot be closed", e);
        }
    }
}
