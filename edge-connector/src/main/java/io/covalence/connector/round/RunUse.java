package io.covalence.connector.round;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose rows a run has learned from at this site.
 *
 * @param files where the dataset lay, each once
 * @param digests SHA-256 in hex of what the files held, each once: more than one when the file changed while the run went on
 */
record RunUse(String runId, String studyId, List<String> files, List<String> digests) {
    RunUse {
        files = List.copyOf(files);
        digests = List.copyOf(digests);
    }

    /** The same, with one more file and digest, where these are new. */
    RunUse with(String file, String digest) {
        return new RunUse(runId, studyId, extended(files, file), extended(digests, digest));
    }

    /** Whether both are about one dataset: the file of one path, or the same bytes at another one. */
    boolean sharesRowsWith(RunUse other) {
        return files.stream().anyMatch(other.files::contains)
                || digests.stream().anyMatch(other.digests::contains);
    }

    private static List<String> extended(List<String> known, String next) {
        if (known.contains(next)) {
            return known;
        }
        var more = new ArrayList<>(known);
        more.add(next);
        return more;
    }
}
