package io.covalence.sbom;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The advisories that the project knows, as of a day.
 *
 * @param asOf day on which the file was last compared with public sources
 * @param sources which those were
 */
record Advisories(LocalDate asOf, List<String> sources, List<Advisory> advisories) {
    /** In days. */
    private static final long OLDEST = 90;

    Advisories {
        sources = List.copyOf(sources);
        advisories = List.copyOf(advisories);
    }

    /** Days since. */
    long age(LocalDate today) {
        return ChronoUnit.DAYS.between(asOf, today);
    }

    /** What is wrong, in words: a list that nobody has looked after for a season says little of what is known today. */
    List<String> complaints(LocalDate today) {
        return age(today) <= OLDEST
                ? List.of()
                : List.of("The advisories are " + age(today)
                        + " days old: renew them as infra/sbom/README.md says, and set asOf.");
    }

    static Advisories read(Path file) throws IOException {
        return Json.read(file, Advisories.class);
    }
}
