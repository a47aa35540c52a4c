package io.covalence.connector.transparency;

import io.covalence.connector.Failure;
import io.covalence.connector.Json;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.home.PrivateFolder;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.TenantId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.log.SplitView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Evidence that this site can show to others, one file each, in the canonical encoding. It is never deleted. Hidden
 * files beside it hold the bundles that the service owes and what was seen of their rounds, until the bundle is here;
 * the newest model of each run; and, for good, what was seen of rounds that failed late, or whose bundle says something
 * else.
 */
public final class EvidenceFolder {
    private static final String SPLIT_VIEW = "split-view-";
    private static final String DOUBTED = "head-";
    private static final String BUNDLE = ".bundle";
    private static final String OWED = ".owed-";
    private static final String RESULT = ".result";
    private static final String SEEN = ".seen-";
    private static final String FAILED = ".failed-";
    private static final String MODEL = ".model-";
    private static final String JSON = ".json";
    private static final int ROOT_SHOWN = 12;

    private final ConnectorHome home;

    public EvidenceFolder(ConnectorHome home) {
        this.home = home;
    }

    /** Keeps the proof that the service keeps two logs. */
    Path keep(SplitView proof) {
        var head = proof.first();
        return write(SPLIT_VIEW + head.tenant() + "-" + head.size(), proof.encode());
    }

    /** Keeps a signed head which the service could not show to be of one log with another. */
    Path keep(SignedTreeHead head) {
        return write(DOUBTED + head.tenant() + "-" + head.size() + "-" + shown(head.root()), head.encode());
    }

    /** Remembers that the service owes a bundle, and what this site saw of the round in the meantime. */
    public void owe(SeenRound seen) {
        PrivateFiles.replace(home.evidence().resolve(hidden(seen.round())), Json.bytes(seen));
    }

    /** Keeps what this site saw of a round for good, beside a bundle that says something else. */
    public void keepSeen(OwedBundle owed) {
        PrivateFiles.read(home.evidence().resolve(hidden(owed)))
                .ifPresent(seen -> write(SEEN + name(owed) + JSON, seen));
    }

    /** Does not wait for a bundle any longer. */
    public void forget(OwedBundle owed) {
        PrivateFiles.delete(home.evidence().resolve(hidden(owed)));
    }

    /** Keeps a bundle that was owed. It is owed until it is forgotten. */
    public Path keep(OwedBundle owed, byte[] bundle) {
        return write(name(owed) + BUNDLE, bundle);
    }

    /** Keeps the result that the service gave this site, to be shown beside a bundle that says something else. */
    public void keepResult(OwedBundle owed) {
        write(name(owed) + RESULT, Base64.getDecoder().decode(owed.result()));
    }

    /** Keeps what this site has of a round that failed after it had answered. */
    public void keep(FailedRound failed) {
        write(FAILED + name(failed.round()) + JSON, Json.bytes(failed));
    }

    /** Remembers the newest model of a run. */
    public void keep(KnownModel model) {
        write(model(model.runId()), Json.bytes(model));
    }

    /**
     * The newest model of a run that the service has named.
     *
     * @throws io.covalence.connector.Failure when the file is damaged
     */
    public Optional<KnownModel> newestModel(RunId runId) {
        return PrivateFiles.readJson(home.evidence().resolve(model(runId)), KnownModel.class);
    }

    /**
     * What is owed.
     *
     * @param sound ascending by run and round
     * @param damaged files that say nothing any more
     */
    public record Owed(List<OwedBundle> sound, List<Path> damaged) {
        public Owed {
            sound = List.copyOf(sound);
            damaged = List.copyOf(damaged);
        }
    }

    /** What is owed. */
    public Owed owed() {
        var sound = new ArrayList<OwedBundle>();
        var damaged = new ArrayList<Path>();
        for (var file : owedFiles()) {
            try {
                read(file)
                        .filter(owed -> file.endsWith(hidden(owed)))
                        .ifPresentOrElse(sound::add, () -> damaged.add(file));
            } catch (Failure | IllegalArgumentException unreadable) {
                damaged.add(file);
            }
        }
        sound.sort(
                Comparator.comparing((OwedBundle owed) -> owed.runId().value()).thenComparingInt(OwedBundle::number));
        return new Owed(sound, damaged);
    }

    /** Connectors before kept only what is owed, and not what was seen of the round. */
    private static Optional<OwedBundle> read(Path file) {
        try {
            return PrivateFiles.readJson(file, SeenRound.class).map(SeenRound::round);
        } catch (Failure another) {
            return PrivateFiles.readJson(file, OwedBundle.class);
        }
    }

    private List<Path> owedFiles() {
        return PrivateFolder.list(home.evidence()).stream()
                .filter(file -> {
                    var name = file.getFileName().toString();
                    return name.startsWith(OWED) && name.endsWith(JSON);
                })
                .toList();
    }

    /** The proof, if there is one, that the service keeps two logs of a tenant. */
    public Optional<Path> splitView(TenantId tenantId) {
        return newest(name -> name.startsWith(SPLIT_VIEW + IdKind.TENANT.require(tenantId) + "-"));
    }

    /** The proof that came last, of whichever tenant. */
    public Optional<Path> splitView() {
        return newest(name -> name.startsWith(SPLIT_VIEW));
    }

    /** The last head that the service could not show to be of one log with another. */
    public Optional<Path> doubtedHead() {
        return newest(name -> name.startsWith(DOUBTED));
    }

    /** The bundle that came last. */
    public Optional<Path> lastBundle() {
        return newest(name -> name.endsWith(BUNDLE));
    }

    /** All bundles, ascending by name. */
    public List<Path> bundles() {
        return shown(name -> name.endsWith(BUNDLE));
    }

    /** What accuses the service: proofs of two logs. */
    public List<Path> splitViews() {
        return shown(name -> name.startsWith(SPLIT_VIEW));
    }

    private static String hidden(OwedBundle owed) {
        return OWED + name(owed) + JSON;
    }

    private static String model(RunId runId) {
        return MODEL + IdKind.RUN.require(runId) + JSON;
    }

    private static String name(OwedBundle owed) {
        return IdKind.RUN.require(owed.runId()) + "-" + owed.number() + "-" + owed.attempt();
    }

    private Path write(String name, byte[] content) {
        var file = home.evidence().resolve(name);
        PrivateFiles.replace(file, content);
        return file;
    }

    private interface Named {
        boolean is(String name);
    }

    private Optional<Path> newest(Named wanted) {
        return shown(wanted).stream()
                .max(Comparator.comparing(EvidenceFolder::modified)
                        .thenComparing(file -> file.getFileName().toString()));
    }

    private List<Path> shown(Named wanted) {
        return PrivateFolder.list(home.evidence()).stream()
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .filter(file -> wanted.is(file.getFileName().toString()))
                .toList();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(ByteString root) {
        return root.hex().substring(0, ROOT_SHOWN);
    }
}
