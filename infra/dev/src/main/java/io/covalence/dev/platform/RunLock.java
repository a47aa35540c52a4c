package io.covalence.dev.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Keeps a second launcher from the folder and the ports of a running one; the system lets go of it when the process ends. */
final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a run's folder.
     *
     * @throws CannotStart when another launcher holds it
     */
    static RunLock take(Folders folders, Ports ports) {
        try {
            var file = folders.run().resolveSibling(ports.base() + ".lock");
            Files.createDirectories(file.getParent());
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw taken(ports);
            }
            return new RunLock(channel);
        } catch (OverlappingFileLockException e) {
            throw taken(ports);
        } catch (IOException e) {
            throw new CannotStart("Cannot write beside " + folders.run() + ": make it writable.", e);
        }
    }

    private static CannotStart taken(Ports ports) {
        return new CannotStart("Another demonstration is using the ports from " + ports.base()
                + ": stop it, or choose other ports with --port-base.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CannotStart("The lock of the run could not be given back.", e);
        }
    }
}
