package io.covalence.connector.result;

import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.contract.id.StudyId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Results on this site's own rows, one file for each run in the connector's folder. */
public final class OwnResults {
    private final ConnectorHome home;

    public OwnResults(ConnectorHome home) {
        this.home = home;
    }

    /** Keeps a run's result; one that is there already, of the same round begun anew, is replaced. */
    public void keep(OwnResult result) {
        PrivateFiles.replace(home.result(result.runId()), Json.bytes(result));
    }

    /** Those of a study, the latest run last. */
    public List<OwnResult> of(StudyId studyId) {
        return home.results().stream()
                .flatMap(file -> read(file).stream())
                .filter(result -> result.studyId().equals(studyId))
                .toList();
    }

    /** Leniently: a figure without an interval has none in its file. */
    private static Optional<OwnResult> read(Path file) {
        return PrivateFiles.read(file).map(content -> {
            try {
                return Json.lenient(content, OwnResult.class);
            } catch (MalformedJson e) {
                throw PrivateFiles.damaged(file, String.valueOf(e.getMessage()));
            }
        });
    }
}
