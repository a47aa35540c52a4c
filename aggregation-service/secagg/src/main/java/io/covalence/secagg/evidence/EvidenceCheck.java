package io.covalence.secagg.evidence;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterMember;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.log.SplitView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks files of evidence together, from their bytes alone: bundles and charters by themselves; tree heads by the keys that the
 * charters name; proofs by the tree heads; and that no file contradicts another.
 */
public final class EvidenceCheck {
    /** What is checked first is what the rest is checked by. */
    private static final List<MessageType> ORDER = List.of(
            MessageType.CHARTER_HISTORY,
            MessageType.SIGNED_CHARTER,
            MessageType.BUNDLE,
            MessageType.TREE_HEAD,
            MessageType.SPLIT_VIEW,
            MessageType.CONSISTENCY_PROOF,
            MessageType.INCLUSION_PROOF,
            MessageType.LOG_ENTRY);

    /** Contents by name, in the order of names. */
    private final TreeMap<String, byte[]> files;

    private final Set<ByteString> pinned;
    private final VerifiedHeads heads = new VerifiedHeads();
    private final Rounds rounds = new Rounds();

    private EvidenceCheck(Map<String, byte[]> files, Set<ByteString> pinned) {
        this.files = new TreeMap<>(files);
        this.pinned = Set.copyOf(pinned);
    }

    /**
     * Checks the files.
     *
     * @param files contents by name
     * @param pinned hashes of charter versions; when there are any, every charter has to contain one of them
     * @return one finding for each file, and one for each contradiction between two
     */
    public static List<Finding> verify(Map<String, byte[]> files, Set<ByteString> pinned) {
        return new EvidenceCheck(files, pinned).verify();
    }

    private List<Finding> verify() {
        var findings = new ArrayList<Finding>();
        for (var type : ORDER) {
            of(type).forEach(file -> findings.add(find(file.getKey(), type, file.getValue())));
        }
        files.forEach((file, bytes) -> {
            if (MessageType.of(bytes).filter(ORDER::contains).isEmpty()) {
                findings.add(Finding.failing(file, "It is nothing that can be checked by itself."));
            }
        });
        findings.addAll(heads.contradictions());
        findings.addAll(rounds.contradictions());
        return List.copyOf(findings);
    }

    private Finding find(String file, MessageType type, byte[] bytes) {
        try {
            return switch (type) {
                case CHARTER_HISTORY -> charter(file, CharterHistory.decode(bytes));
                case SIGNED_CHARTER -> charter(file, new CharterHistory(List.of(SignedCharter.decode(bytes))));
                case BUNDLE -> bundle(file, bytes);
                case TREE_HEAD -> head(file, SignedTreeHead.decode(bytes));
                case SPLIT_VIEW -> split(file, SplitView.decode(bytes));
                case CONSISTENCY_PROOF -> consistency(file, ConsistencyProof.decode(bytes));
                case INCLUSION_PROOF -> inclusion(file, bytes);
                case LOG_ENTRY -> entry(file, bytes);
                default -> throw new IllegalStateException("not in the order of checks: " + type);
            };
        } catch (ProtocolViolation violation) {
            return Finding.failing(file, "Refused: " + violation.getMessage() + ".");
        }
    }

    private Finding charter(String file, CharterHistory history) {
        var chain = CharterChain.verify(history);
        if (!pinned.isEmpty()) {
            chain.requireAnyOf(pinned);
        }
        trust(file, chain);
        var current = chain.current();
        return Finding.holding(
                file,
                List.of(
                        "The charter of study " + current.study() + ", tenant " + current.tenant() + ", version "
                                + current.version() + ": everybody signed who must, from the founding on.",
                        "members     "
                                + Report.names(current.members().stream()
                                        .map(CharterMember::site)
                                        .toList()),
                        "charter     " + current.hash(),
                        "service     " + current.serviceKey()));
    }

    private Finding bundle(String file, byte[] bytes) {
        var verified = BundleVerifier.verify(bytes, pinned);
        trust(file, verified.chain());
        verified.heads().forEach(head -> heads.add(file, head));
        rounds.add(file, verified.report());
        return Finding.of(file, verified.report());
    }

    private void trust(String file, CharterChain chain) {
        heads.trust(chain);
        rounds.add(file, chain);
    }

    private Finding head(String file, SignedTreeHead head) {
        heads.add(file, head);
        return Finding.holding(
                file,
                List.of("The service signed a log of tenant " + head.tenant() + " with " + head.size()
                        + " entries and the root " + head.root() + "."));
    }

    private Finding split(String file, SplitView proof) {
        heads.check(proof);
        return Finding.failing(
                file,
                "The service is dishonest: it signed two different logs of tenant "
                        + proof.first().tenant() + " with " + proof.first().size() + " entries. This file proves it.");
    }

    private Finding consistency(String file, ConsistencyProof proof) {
        heads.check(proof);
        return Finding.holding(
                file,
                List.of("The log of " + proof.newSize() + " entries continues the one of " + proof.oldSize() + "."));
    }

    private Finding inclusion(String file, byte[] bytes) {
        var proof = InclusionProof.decode(bytes);
        return of(MessageType.LOG_ENTRY)
                .filter(other -> shows(bytes, other.getValue()))
                .findFirst()
                .map(other -> Finding.holding(
                        file, List.of("It shows " + other.getKey() + " at place " + proof.index() + " of the log.")))
                .orElseGet(() -> Finding.failing(
                        file, "It shows none of the log entries among the files under any of the tree heads."));
    }

    private Finding entry(String file, byte[] bytes) {
        var entry = LogEntry.decode(bytes);
        return of(MessageType.INCLUSION_PROOF)
                .filter(other -> shows(other.getValue(), bytes))
                .findFirst()
                .map(other -> Finding.holding(
                        file, List.of("It stands in the log, as " + other.getKey() + " shows: " + entry)))
                .orElseGet(() ->
                        Finding.failing(file, "No proof among the files shows that it stands in the log: " + entry));
    }

    private boolean shows(byte[] proof, byte[] entry) {
        try {
            return heads.holds(InclusionProof.decode(proof), LogEntry.decode(entry));
        } catch (ProtocolViolation malformed) {
            return false;
        }
    }

    private Stream<Map.Entry<String, byte[]>> of(MessageType type) {
        return files.entrySet().stream()
                .filter(file -> MessageType.of(file.getValue()).equals(Optional.of(type)));
    }
}
