package io.covalence.connector.round;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.Defaulted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows a run has learned from at this site.
 *
 * @param files where the dataset lay, each once
 * @param digests SHA-256 in hex of what the files held, each once: more than one when the file changed while the run went on; of a
 *     query also what names the database and the question
 * @param scored hashes in hex of the models of which histograms of scores were asked for; absent in files that were written before
 *     these were counted
 * @param summary whether the run sums up the rows themselves; absent where it learns of them
 * @param opened hash in hex of the model that an opening round started from, in which rows were summed up; absent where none was
 * @param models what rounds from a version use of its model, each version once; absent in files that were written before these were
 *     noted
 */
record RunUse(
        RunId runId,
        StudyId studyId,
        List<String> files,
        List<String> digests,
        @Defaulted @Nullable List<String> scored,
        @Defaulted @Nullable Boolean summary,
        @Defaulted @Nullable String opened,
        @Defaulted @Nullable List<ModelUse> models) {
    RunUse {
        files = List.copyOf(files);
        digests = List.copyOf(digests);
        scored = scored == null ? null : List.copyOf(scored);
        models = models == null ? List.of() : List.copyOf(models);
    }

    /** Of a run that has used nothing yet. */
    RunUse(RunId runId, StudyId studyId) {
        this(runId, studyId, List.of(), List.of(), List.of(), null, null, List.of());
    }

    /** The same, with one more file and digest, where these are new. */
    RunUse with(String file, String digest) {
        return new RunUse(
                runId, studyId, extended(files, file), extended(digests, digest), scored, summary, opened, models);
    }

    /** The same, with one more model of which a histogram is asked for, where it is new. */
    RunUse scoring(String model) {
        var more = extended(Objects.requireNonNullElse(scored, List.of()), model);
        return new RunUse(runId, studyId, files, digests, more, summary, opened, models);
    }

    /** The same, of a run that sums up the rows themselves. */
    RunUse summarising() {
        return new RunUse(runId, studyId, files, digests, scored, true, opened, models);
    }

    /** The same, of a run that sums up rows in an opening round. */
    RunUse opening(String model) {
        return new RunUse(runId, studyId, files, digests, scored, summary, model, models);
    }

    /** The same, with what a round from a version uses of its model, in place of what an earlier round from it would have used. */
    RunUse using(ModelUse use) {
        var more = Stream.concat(known().filter(known -> !known.version().equals(use.version())), Stream.of(use))
                .toList();
        return new RunUse(runId, studyId, files, digests, scored, summary, opened, more);
    }

    /** What rounds from a version use of its model. */
    Optional<ModelUse> of(String version) {
        return known().filter(use -> use.version().equals(version)).findFirst();
    }

    private Stream<ModelUse> known() {
        return Objects.requireNonNullElse(models, List.<ModelUse>of()).stream();
    }

    /** Whether both are about one dataset: the file of one path, or the same bytes or question at another one. */
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
