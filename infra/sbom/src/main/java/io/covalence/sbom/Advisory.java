package io.covalence.sbom;

import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * A published weakness of a part.
 *
 * @param part {@code group:name}
 * @param summary what an attacker gains, in one line
 */
record Advisory(String id, String part, List<Range> affected, String summary) {
    Advisory {
        affected = List.copyOf(affected);
    }

    /**
     * Versions that have the weakness.
     *
     * @param from first one, empty for the first of all
     * @param before first one that has it no more, empty for none yet
     */
    record Range(String from, String before) {
        boolean contains(ComparableVersion version) {
            return (from.isEmpty() || version.compareTo(new ComparableVersion(from)) >= 0)
                    && (before.isEmpty() || version.compareTo(new ComparableVersion(before)) < 0);
        }
    }

    boolean concerns(Coordinates coordinates) {
        var version = new ComparableVersion(coordinates.version());
        return part.equals(coordinates.part()) && affected.stream().anyMatch(range -> range.contains(version));
    }
}
