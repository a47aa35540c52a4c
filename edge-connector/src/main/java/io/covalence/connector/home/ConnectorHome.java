package io.covalence.connector.home;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The folder that holds everything the connector remembers; only its owner may enter it. */
public record ConnectorHome(Path root) {
    public static final String CHARTER = ".charter";
    public static final String HEAD = ".head";
    private static final String JOURNAL = ".journal";
    private static final String USE = ".use.json";
    private static final List<String> KEPT = List.of(".kept", ".pending");
    private static final String RESULT = ".result";

    public ConnectorHome {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Makes the folder when it is missing.
     *
     * @throws Failure when it cannot be made, is no folder, or others may enter it
     */
    public ConnectorHome prepare() {
        try {
            if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(root, PrivateFiles.folderAttribute());
            }
            for (var folder : new Path[] {approvals(), rounds(), charters(), logs(), evidence()}) {
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(folder, PrivateFiles.folderAttribute());
                }
            }
        } catch (IOException e) {
            throw notUsable(PrivateFiles.reason(e));
        }
        return asItIs();
    }

    /**
     * The folder as it is, for who only reads in it: nothing is made, and it need not be there.
     *
     * @throws Failure when it is no folder, or others may enter it
     */
    public ConnectorHome asItIs() {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw notUsable("it is not a folder");
        }
        if (PrivateFiles.othersMayRead(root)) {
            throw Failure.failed(
                    FailureCode.HOME_NOT_PRIVATE,
                    "Other users of this machine may enter the connector's folder " + root + ".",
                    "Run: chmod 700 " + root);
        }
        return this;
    }

    private Failure notUsable(String why) {
        return Failure.failed(
                FailureCode.HOME_NOT_USABLE,
                "The connector's folder " + root + " cannot be used: " + why + ".",
                "Choose another one with --home DIR, or make it writable for this user.");
    }

    public Path identityKey() {
        return root.resolve("identity.key");
    }

    public Path authenticationKey() {
        return root.resolve("authentication.key");
    }

    public Path enrolment() {
        return root.resolve("enrolment.json");
    }

    public Path policy() {
        return root.resolve("policy.json");
    }

    public Path datasets() {
        return root.resolve("datasets.json");
    }

    public Path outboundLog() {
        return root.resolve("outbound.jsonl");
    }

    public Path status() {
        return root.resolve("status.json");
    }

    /** Certificate authorities of the site's own, in PEM; need not be there. */
    public Path authorities() {
        return root.resolve("authorities.pem");
    }

    /** Which connector of this folder the service has accepted. */
    public Path instance() {
        return root.resolve("instance.json");
    }

    public Path runLock() {
        return root.resolve("run.lock");
    }

    public Path approvals() {
        return root.resolve("approvals");
    }

    public Path approval(StudyId studyId) {
        return approvals().resolve(IdKind.STUDY.require(studyId) + ".json");
    }

    public Path charters() {
        return root.resolve("charters");
    }

    public Path charter(StudyId studyId) {
        return charters().resolve(IdKind.STUDY.require(studyId) + CHARTER);
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path logHead(TenantId tenantId) {
        return logs().resolve(IdKind.TENANT.require(tenantId) + HEAD);
    }

    public Path evidence() {
        return root.resolve("evidence");
    }

    public Path rounds() {
        return root.resolve("rounds");
    }

    public Path journal(RunId runId) {
        return rounds().resolve(IdKind.RUN.require(runId) + JOURNAL);
    }

    /** What a run has used of this site. */
    public Path use(RunId runId) {
        return rounds().resolve(IdKind.RUN.require(runId) + USE);
    }

    /** What this site keeps for itself of a run's algorithm. */
    public Path kept(RunId runId) {
        return rounds().resolve(IdKind.RUN.require(runId) + KEPT.getFirst());
    }

    /** What it will keep if a version comes of the round that it is in. */
    public Path pending(RunId runId) {
        return rounds().resolve(IdKind.RUN.require(runId) + KEPT.getLast());
    }

    /** What a run's last model is worth on this site's own rows. */
    public Path result(RunId runId) {
        return rounds().resolve(IdKind.RUN.require(runId) + RESULT);
    }

    /** Those of all runs, the oldest first. */
    public List<Path> results() {
        return inRounds(file -> file.getFileName().toString().endsWith(RESULT));
    }

    /** The journals of all runs. */
    public List<Path> journals() {
        return inRounds(file -> file.getFileName().toString().endsWith(JOURNAL));
    }

    /** The runs of which something is kept, or will be if a version comes of a round. */
    public List<RunId> runsKept() {
        return inRounds(file -> KEPT.stream().anyMatch(file.getFileName().toString()::endsWith)).stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
                .filter(IdKind.RUN::matches)
                .distinct()
                .map(RunId::new)
                .toList();
    }

    /**
     * Deletes what a process that was killed left half written. Of rounds only the connector that runs writes files, so whoever has
     * its lock deletes all of these; in other folders a command may be writing one just now, so only old ones go.
     *
     * @param old time before which no command can have begun that is still writing
     */
    public void deleteDrafts(Instant old) {
        PrivateFiles.deleteDrafts(rounds(), Instant.MAX);
        for (var folder : new Path[] {root, approvals(), charters(), logs(), evidence()}) {
            PrivateFiles.deleteDrafts(folder, old);
        }
    }

    private List<Path> inRounds(Predicate<Path> wanted) {
        return PrivateFolder.list(rounds()).stream().filter(wanted).toList();
    }

    /** The run that a journal is of. */
    public static RunId run(Path journal) {
        var name = journal.getFileName().toString();
        return new RunId(name.substring(0, name.length() - JOURNAL.length()));
    }
}
