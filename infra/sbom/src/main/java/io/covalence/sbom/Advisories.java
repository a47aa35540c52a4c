package io.covalence.sbom;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The advisories that the project knows, as of a day.
 *
 * @param asOf day on which the file was last compared with public sources
 * @param sources which those were
 */
record Advisories(LocalDate asOf, List<String> sources, List<Advisory> advisories) {
    Advisories {
        sources = List.copyOf(sources);
        advisories = List.copyOf(advisories);
    }

    static Advisories read(Path file) throws IOException {
        return Json.read(file, Advisories.class);
    }
}
