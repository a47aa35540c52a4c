package io.covalence.secagg.evidence;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.log.SplitView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tree heads among some files, each signed by a key that a verified charter names. */
final class VerifiedHeads {
    private final Map<String, Set<ByteString>> serviceKeys = new HashMap<>();
    private final Map<Place, Source> heads = new HashMap<>();
    private final List<Finding> contradictions = new ArrayList<>();

    private record Place(String tenant, long size) {}

    private record Source(String file, SignedTreeHead head) {}

    /** Takes the service's keys from a charter; those of all versions, as the log is older than its newest one. */
    void trust(CharterChain chain) {
        for (SignedCharter version : chain.history().versions()) {
            var charter = version.charter();
            serviceKeys
                    .computeIfAbsent(charter.tenant(), tenant -> new HashSet<>())
                    .add(charter.serviceKey());
        }
    }

    /**
     * Checks a head and remembers it, or that it contradicts one before.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT) when no charter names a key for its log, (BAD_SIGNATURE)
     */
    void add(String file, SignedTreeHead head) {
        requireSigned(head);
        var before = heads.putIfAbsent(new Place(head.tenant(), head.size()), new Source(file, head));
        if (before != null && SplitView.between(before.head(), head).isPresent()) {
            contradictions.add(Finding.contradiction(
                    before.file(), file, "The service signed two different logs of " + head.size() + " entries."));
        }
    }

    /**
     * Checks that the service signed both.
     *
     * @throws ProtocolViolation as {@link #add}
     */
    void check(SplitView proof) {
        requireSigned(proof.first());
        requireSigned(proof.second());
    }

    /**
     * Checks the proof against the heads of its sizes.
     *
     * @throws ProtocolViolation (BAD_PROOF) when it holds between none of them
     */
    void check(ConsistencyProof proof) {
        boolean holds = serviceKeys.keySet().stream().anyMatch(tenant -> holds(proof, tenant));
        if (!holds) {
            throw ProtocolViolation.of(
                    Code.BAD_PROOF,
                    "it proves nothing about the tree heads among the files: it is for those of " + proof.oldSize()
                            + " and " + proof.newSize() + " entries");
        }
    }

    private boolean holds(ConsistencyProof proof, String tenant) {
        var older = heads.get(new Place(tenant, proof.oldSize()));
        var newer = heads.get(new Place(tenant, proof.newSize()));
        return older != null && newer != null && holds(() -> proof.verify(older.head(), newer.head()));
    }

    /** Whether the proof shows the entry under one of the heads. */
    boolean holds(InclusionProof proof, LogEntry entry) {
        return heads.values().stream().anyMatch(source -> holds(() -> proof.verify(entry, source.head())));
    }

    List<Finding> contradictions() {
        return contradictions;
    }

    private void requireSigned(SignedTreeHead head) {
        var keys = serviceKeys.getOrDefault(head.tenant(), Set.of());
        if (keys.isEmpty()) {
            throw ProtocolViolation.of(
                    Code.WRONG_CONTEXT,
                    "no verified charter among the files says who signs the log of tenant " + head.tenant());
        }
        if (keys.stream().noneMatch(key -> holds(() -> head.verify(key, head.tenant())))) {
            throw ProtocolViolation.of(
                    Code.BAD_SIGNATURE, "the tree head is not signed by a service key of the charters among the files");
        }
    }

    private static boolean holds(Runnable check) {
        try {
            check.run();
            return true;
        } catch (ProtocolViolation refused) {
            return false;
        }
    }
}
