package io.covalence.secagg.cohort;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.SharesHeader;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** U2: the members of U1 whose shares reached the others. Pair masks exist between these sites and no others. */
public final class SharingCohort {
    private final Cohort cohort;
    private final ByteString hash;
    private final TreeMap<SiteId, SharesHeader> members = new TreeMap<>();

    private SharingCohort(Cohort cohort, List<SharesHeader> headers) {
        this.cohort = cohort;
        var out = Encoder.labelled("covalence/v1/u2").u16(headers.size());
        for (var header : headers) {
            members.put(header.site(), header);
            out.bytes(header.encode());
        }
        this.hash = out.sha256();
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
        cohort.requireSession(message.session(), site);
        header(site);
        message.verify(cohort.identityKey(site));
        if (!message.sharingCohort().equals(hash)) {
            throw ProtocolViolation.of(
                    Code.INCONSISTENT_COHORT, "site " + site + " masked for another set of sharing sites");
        }
        if (!message.layout().equals(layout)) {
            throw ProtocolViolation.blaming(
                    site, Code.BAD_CHUNK, "site " + site + " masked a vector of another size than the plan's");
        }
    }

    public Cohort cohort() {
        return cohort;
    }

    /** {@code H(U2)}. */
    public ByteString hash() {
        return hash;
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
