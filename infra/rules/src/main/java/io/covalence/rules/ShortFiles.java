package io.covalence.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether the Java files of a module, tests among them, are short enough to be about one thing. */
final class ShortFiles {
    private static final int MOST_LINES = 300;

    private ShortFiles() {}

    /**
     * What is wrong, a sentence for each file.
     *
     * @param module its folder
     */
    static List<String> complaints(Path module) throws IOException {
        var sources = module.resolve("src");
        if (!Files.isDirectory(sources)) {
            throw new IOException("there are no sources in " + module.toAbsolutePath());
        }
        var complaints = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> {
                var name = file.getFileName().toString();
                long lines = lines(file);
                if (lines > MOST_LINES) {
                    complaints.add(
                            name + " has " + lines + " lines: split it by topic, so that each is about one thing,"
                                    + " of " + MOST_LINES + " lines at most");
                }
            });
        }
        return complaints;
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
