package io.covalence.secagg.evidence;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.Quorum;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that was said in a round, under one Merkle root (RFC 6962), so that a site can later show that its own message
 * was or was not among it. Each leaf's data is the SHA-256 of one encoded message, in this order: M2; the M3 headers of U2 and
 * the M5 headers of U3, each ascending by site; M6; M8; every M9 that came in, ascending by site.
 */
public final class Transcript {
    private Transcript() {}

    /** The root. The cohorts hold M2, the headers and M6. */
    public static ByteString root(SurvivingCohort survivors, Quorum quorum, List<AnswerDigest> answers) {
        return MerkleTree.root(leafHashes(survivors, quorum, answers));
    }

    /** The leaves, for a proof that one of them is under the root. */
    public static List<ByteString> leafHashes(SurvivingCohort survivors, Quorum quorum, List<AnswerDigest> answers) {
        Decoder.requireAscending(answers, AnswerDigest::site);
        var sharing = survivors.sharing();
        var digests = new ArrayList<ByteString>();
        digests.add(Encoder.sha256(sharing.cohort().roster().encode()));
        sharing.sites().forEach(site -> digests.add(sharing.header(site).digest()));
        survivors.sites().forEach(site -> digests.add(survivors.header(site).digest()));
        digests.add(Encoder.sha256(survivors.survivors().encode()));
        digests.add(Encoder.sha256(quorum.encode()));
        answers.forEach(answer -> digests.add(answer.digest()));
        return digests.stream()
                .map(digest -> MerkleTree.leafHash(digest.toByteArray()))
                .toList();
    }
}
