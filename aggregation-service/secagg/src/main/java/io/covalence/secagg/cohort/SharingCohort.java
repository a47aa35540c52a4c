package io.covalence.secagg.cohort;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.message.SignedMessage;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** U2: the members of U1 whose shares reached the others. Pair masks exist between these sites and no others. */
public final class SharingCohort {
    private final Cohort cohort;
    private final List<ByteString> digests;
    private final ByteString hash;
    private final TreeMap<SiteId, SharesHeader> members = new TreeMap<>();

    private SharingCohort(Cohort cohort, List<SharesHeader> headers) {
        this.cohort = cohort;
        headers.forEach(header -> members.put(header.site(), header));
        this.digests = headers.stream().map(SharesHeader::digest).toList();
        this.hash = hash(digests);
    }

    /** {@code H(U2)} from the digests of the members' M3 headers, ascending by site. */
    public static ByteString hash(List<ByteString> digests) {
        return Encoder.labelled("covalence/v1/u2").hashes(digests).sha256();
    }

    /**
     * Checks the signed M3 headers, in any order.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE, MALFORMED, COHORT_TOO_SMALL)
     */
    public static SharingCohort verify(Cohort cohort, List<SharesHeader> headers) {
        var sorted = headers.stream()
                .sorted(Comparator.comparing(SharesHeader::site))
                .toList();
        Decoder.requireAscending(sorted, SharesHeader::site);
        cohort.policy().requireSubset(sorted.size(), cohort.size());
        sorted.forEach(cohort::check);
        return new SharingCohort(cohort, sorted);
    }

    /**
     * Checks one M5 header on its own, as the service does when it arrives.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE, INCONSISTENT_COHORT, BAD_CHUNK)
     */
    public void check(VectorLayout layout, MaskedHeader message) {
        var site = message.site();
        checkSender(message);
        if (!message.sharingCohort().equals(hash)) {
            throw ProtocolViolation.of(
                    Code.INCONSISTENT_COHORT, "site " + site + " masked for another set of sharing sites");
        }
        if (!message.layout().equals(layout)) {
            throw ProtocolViolation.blaming(
                    site, Code.BAD_CHUNK, "site " + site + " masked a vector of another size than the plan's");
        }
    }

    /**
     * Checks that a message is about this session and signed by a member of U2.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE)
     */
    public void checkSender(SignedMessage message) {
        cohort.requireSession(message.scope(), message.site());
        header(message.site());
        message.verify(cohort.identityKey(message.site()));
    }

    /**
     * Checks that this session can never be opened.
     *
     * @throws ProtocolViolation (NO_QUORUM, WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE)
     */
    public void check(AbortCertificate certificate) {
        certificate.verify(cohort.session(), members.keySet(), cohort.threshold(), cohort.directory());
    }

    public Cohort cohort() {
        return cohort;
    }

    /** {@code H(U2)}. */
    public ByteString hash() {
        return hash;
    }

    /** SHA-256 of each member's M3 header, ascending by site: what {@code H(U2)} covers. */
    public List<ByteString> digests() {
        return digests;
    }

    /** Members in ascending order. */
    public List<SiteId> sites() {
        return List.copyOf(members.keySet());
    }

    /**
     * A member's signed M3 header.
     *
     * @throws ProtocolViolation (UNKNOWN_SITE)
     */
    public SharesHeader header(SiteId site) {
        @Nullable SharesHeader header = members.get(site);
        if (header == null) {
            throw ProtocolViolation.of(Code.UNKNOWN_SITE, "site " + site + " shared no secrets in this session");
        }
        return header;
    }
}
