package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.cases.Case;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.round.TrainingCache;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.Decision;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import java.nio.file.Path;
import java.time.Instant;

/** Prepares to learn from a file as the daemon does before a round: exit code 0 when it may, 1 and the reason when not. */
final class LearningProbe {
    private LearningProbe() {}

    public static void main(String[] arguments) {
        var study = "std_" + "s".repeat(20);
        var home = new ConnectorHome(Path.of(arguments[0])).prepare();
        var files = new DatasetFiles(home);
        files.add(new StudyId(study), Path.of(arguments[1]));
        var approved = new Decision(
                Decision.Verdict.APPROVED,
                new StudyId(study),
                new TenantId("ten_x"),
                "Sponsor",
                "Study",
                "{}",
                "ab".repeat(32),
                Instant.EPOCH);
        try (var cache = new TrainingCache(files, said -> {})) {
            cache.of(approved, Case.CLASSIFICATION);
        } catch (Failure failure) {
            System.err.println(failure.what() + " " + failure.next());
            System.exit(failure.kind().exitCode());
        }
    }
}
