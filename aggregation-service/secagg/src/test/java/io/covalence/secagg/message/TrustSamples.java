package io.covalence.secagg.message;

import io.covalence.secagg.Federation;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.charter.Consortium;
import io.covalence.secagg.evidence.RecordedRound;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.LogEntry.EvidenceEntry;
import io.covalence.secagg.log.LogEntry.Subject;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.log.SplitView;
import java.util.stream.IntStream;

/** Genuine records of charter and log, for {@link MessageSamples}. */
final class TrustSamples {
    private TrustSamples() {}

    static byte[] of(MessageType type) {
        var charter = Consortium.founding("site-000", "site-001", "site-002");
        var signed = Consortium.signed(charter, "site-000", "site-001", "site-002");
        var leaves = IntStream.range(0, 5)
                .mapToObj(i -> Federation.hash("leaf " + i))
                .toList();
        return switch (type) {
            case CHARTER -> charter.encode();
            case CHARTER_SIGNATURE -> signed.signatures().getFirst().encode();
            case SIGNED_CHARTER -> signed.encode();
            case CHARTER_HISTORY -> CharterChain.founded(signed).history().encode();
            case TREE_HEAD -> head("root").encode();
            case LOG_ENTRY ->
                new EvidenceEntry("study", "run", 4, 1, Subject.RESULT, Federation.hash("result")).encode();
            case INCLUSION_PROOF -> InclusionProof.of(leaves, 3).encode();
            case CONSISTENCY_PROOF -> ConsistencyProof.of(leaves, 3).encode();
            case SPLIT_VIEW ->
                SplitView.between(head("root"), head("other root"))
                        .orElseThrow()
                        .encode();
            case OFFER -> round().offer.encode();
            case RESULT -> round().result.encode();
            case BUNDLE -> round().bundle().encode();
            case BUNDLE_CLOSING -> round().bundle().closing().encode();
            default -> throw new IllegalArgumentException(type + " is no record of charter or log");
        };
    }

    private static RecordedRound round() {
        return new RecordedRound(4, new VectorLayout(2, RingWidth.BITS_32, 1));
    }

    private static SignedTreeHead head(String root) {
        return SignedTreeHead.sign(Consortium.SERVICE, "tenant", 7, 1_700_000_000_000L, Federation.hash(root));
    }
}
