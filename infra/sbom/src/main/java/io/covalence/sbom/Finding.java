package io.covalence.sbom;

import java.util.Optional;

/**
 * A shipped part that an advisory is about.
 *
 * @param jar in which it was found
 * @param explanation absent when nobody has judged it yet
 */
record Finding(
        String deliverable, ShippedJar jar, Coordinates part, Advisory advisory, Optional<Explanation> explanation) {

    @Override
    public String toString() {
        return advisory.id() + " concerns " + part.part() + " " + part.version() + " in " + deliverable + "/"
                + jar.file() + ": " + advisory.summary();
    }
}
