package io.covalence.secagg.cohort;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Survivors;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** U3: the members of U2 whose masked updates are in the sum. Everyone else of U2 has dropped out. */
public final class SurvivingCohort {
    private final SharingCohort sharing;
    private final VectorLayout layout;
    private final ByteString hash;
    private final TreeMap<SiteId, MaskedHeader> members = new TreeMap<>();

    private SurvivingCohort(SharingCohort sharing, VectorLayout layout, Survivors survivors) {
        this.sharing = sharing;
        this.layout = layout;
        var out = Encoder.labelled("covalence/v1/u3").u16(survivors.members().size());
        for (var header : survivors.members()) {
            members.put(header.site(), header);
            out.bytes(header.encode());
        }
        this.hash = out.sha256();
    }

    /**
     * Checks who is said to have survived.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE, INCONSISTENT_COHORT, BAD_CHUNK,
     *     COHORT_TOO_SMALL)
     */
    public static SurvivingCohort verify(SharingCohort sharing, VectorLayout layout, Survivors survivors) {
        var cohort = sharing.cohort();
        cohort.policy().requireSubset(survivors.members().size(), cohort.size());
        survivors.members().forEach(header -> sharing.check(layout, header));
        return new SurvivingCohort(sharing, layout, survivors);
    }

    public SharingCohort sharing() {
        return sharing;
    }

    public VectorLayout layout() {
        return layout;
    }

    /** {@code H(U3)}. */
    public ByteString hash() {
        return hash;
    }

    /** Members in ascending order. */
    public List<SiteId> sites() {
        return List.copyOf(members.keySet());
    }

    /** Members of U2 that did not survive, in ascending order. */
    public List<SiteId> dropped() {
        return sharing.sites().stream().filter(site -> !contains(site)).toList();
    }

    public boolean contains(SiteId site) {
        return members.containsKey(site);
    }

    /**
     * A member's signed M5 header.
     *
     * @throws ProtocolViolation (UNKNOWN_SITE)
     */
    public MaskedHeader header(SiteId site) {
        @Nullable MaskedHeader header = members.get(site);
        if (header == null) {
            throw ProtocolViolation.of(Code.UNKNOWN_SITE, "site " + site + " is not among the survivors");
        }
        return header;
    }

    /** The one secret of a member of U2 that may be opened: which one follows from the complement, never from a list. */
    public ShareKind kindFor(SiteId dealer) {
        return contains(dealer) ? ShareKind.SELF_MASK : ShareKind.RECOVERY;
    }
}
