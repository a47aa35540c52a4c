package io.covalence.dev.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folders of a platform: built files, and the files that a run writes.
 *
 * @param root of the checkout
 * @param run everything this run writes; emptied at its start
 */
public record Folders(Path root, Path run) {
    private static final long LEAST_FREE_BYTES = 3L << 30;

    /** The checkout around the working directory, and a folder of its own for each port base. */
    public static Folders of(Path workingDirectory, Ports ports) {
        for (var folder = workingDirectory.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("infra/server"))) {
                return new Folders(folder, folder.resolve("var").resolve(String.valueOf(ports.base())));
            }
        }
        throw new CannotStart("This is not inside a checkout of Covalence: start infra/demo from there.");
    }

    /**
     * Empties the run's folder and makes sure that there is room.
     *
     * @throws CannotStart when too little disk is free
     */
    public void prepare() {
        try {
            delete(run);
            Files.createDirectories(logs());
            long free = Files.getFileStore(run).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new CannotStart("Only " + (free >> 20) + " MiB are free where " + run
                        + " lies and 3 GiB are needed: free some disk space.");
            }
        } catch (IOException e) {
            throw new CannotStart("Cannot write to " + run + ": make it writable.", e);
        }
    }

    public Path logs() {
        return run.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Copies a folder with everything in it. */
    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
