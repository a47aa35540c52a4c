package io.covalence.connector.study;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which file a study may read. The file stays where it is. */
public final class DatasetFiles {
    private final ConnectorHome home;

    public DatasetFiles(ConnectorHome home) {
        this.home = home;
    }

    public SortedMap<StudyId, Path> all() {
        var files = new TreeMap<StudyId, Path>();
        PrivateFiles.readJson(home.datasets(), Stored.class)
                .ifPresent(stored -> stored.files().forEach((study, file) -> files.put(study, Path.of(file))));
        return files;
    }

    public Optional<Path> find(StudyId studyId) {
        return Optional.ofNullable(all().get(studyId));
    }

    /**
     * The file of a study.
     *
     * @throws Failure when none was added
     */
    public Path require(StudyId studyId) {
        return find(studyId)
                .orElseThrow(() -> Failure.failed(
                        FailureCode.NO_DATASET,
                        "No file was added for the study " + studyId + ".",
                        "Run: connector data add --study " + studyId + " --file FILE.csv"));
    }

    /**
     * Makes sure that a file is there, before anything is written.
     *
     * @return its absolute path
     * @throws Failure when this user may read no such file
     */
    public static Path requireReadable(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(absolute) || !Files.isReadable(absolute)) {
            throw Failure.failed(
                    FailureCode.FILE_NOT_READABLE,
                    "There is no file " + absolute + " that this user may read.",
                    "Check the path and the file's permissions.");
        }
        return absolute;
    }

    /**
     * Remembers a file.
     *
     * @throws Failure when there is no such readable file
     */
    public Path add(StudyId studyId, Path file) {
        var absolute = requireReadable(file);
        var files = new TreeMap<StudyId, String>();
        all().forEach((study, known) -> files.put(study, known.toString()));
        files.put(studyId, absolute.toString());
        PrivateFiles.replace(home.datasets(), Json.bytes(new Stored(files)));
        return absolute;
    }

    /** Reads a file for a plan; what does not fit into memory lies in the connector's folder. */
    public DatasetReport read(StudyPlan plan, Path file) {
        return SiteKinds.source(plan, home.root()).read(file);
    }

    private record Stored(Map<StudyId, String> files) {}
}
