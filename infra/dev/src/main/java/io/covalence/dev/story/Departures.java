package io.covalence.dev.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A connector's record of what has left it. Nothing is sent before it is written there, so it is never behind. */
final class Departures {
    private static final Pattern ROUND = Pattern.compile("\"path\":\"[^\"]*(/rounds/[^/\"]+/)");
    private static final String FIRST_MESSAGE = "advertisements/";
    private static final Pattern MASKED_UPDATE = Pattern.compile("contributions/[^/\"]+\"");

    private final Path file;

    Departures(Path file) {
        this.file = file;
    }

    /**
     * Whether the connector is in the middle of a round: it has opened a masking session, and its masked update is not all sent.
     * Such a round is lost to a connector that dies, since it never opens a second session in it.
     */
    boolean endInTheMiddleOfARound() {
        var lines = lines();
        for (var line : lines.reversed()) {
            var found = ROUND.matcher(line);
            if (found.find()) {
                var round = found.group(1);
                return lines.stream().anyMatch(other -> other.contains(round + FIRST_MESSAGE))
                        && lines.stream()
                                .filter(other -> other.contains(round))
                                .noneMatch(other -> MASKED_UPDATE.matcher(other).find());
            }
        }
        return false;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new StoryException("Cannot read " + file + ".", e);
        }
    }
}
