package io.covalence.connector.charter;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.home.PrivateFolder;
import io.covalence.contract.id.StudyId;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterHistory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The charters that this site's people have signed: for each study all versions up to the newest signed one, in one file. */
public final class PinnedCharters {
    private static final String SUFFIX = ConnectorHome.CHARTER;

    private final ConnectorHome home;

    public PinnedCharters(ConnectorHome home) {
        this.home = home;
    }

    /** The versions up to the pinned one, each with the signatures that put it in force; the pinned one, until it is, with this site's. */
    public Optional<CharterHistory> history(StudyId studyId) {
        var file = home.charter(studyId);
        return PrivateFiles.read(file).map(content -> {
            try {
                return CharterHistory.decode(content);
            } catch (ProtocolViolation violation) {
                throw PrivateFiles.damaged(file, String.valueOf(violation.getMessage()));
            }
        });
    }

    /** The pinned version. */
    public Optional<Charter> find(StudyId studyId) {
        return history(studyId).map(history -> history.versions().getLast().charter());
    }

    /** What is pinned, ascending by study. */
    public List<PinnedCharter> all() {
        return histories().map(PinnedCharter::of).toList();
    }

    /** The hashes of all versions up to the pinned ones, of all studies: evidence is of the version that was in force then. */
    public List<String> hashes() {
        return histories()
                .flatMap(history -> history.versions().stream())
                .map(version -> version.charter().hash().hex())
                .toList();
    }

    private Stream<CharterHistory> histories() {
        return PrivateFolder.list(home.charters()).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.startsWith(".") && name.endsWith(SUFFIX))
                .flatMap(name -> history(new StudyId(name.substring(0, name.length() - SUFFIX.length()))).stream());
    }

    void pin(CharterHistory history) {
        var charter = history.versions().getLast().charter();
        PrivateFiles.replace(home.charter(new StudyId(charter.study())), history.encode());
    }
}
