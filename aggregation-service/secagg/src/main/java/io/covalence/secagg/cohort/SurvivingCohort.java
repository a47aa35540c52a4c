package io.covalence.secagg.cohort;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.SignedMessage;
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
        survivors.members().forEach(header -> members.put(header.site(), header));
        this.hash = survivors.hash();
    }

    /**
     * Checks the survivors that the service names.
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

    /**
     * Checks one M7 on its own, as the service does when it arrives.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE, INCONSISTENT_COHORT)
     */
    public void check(Agreement message) {
        checkSender(message);
        if (!message.survivors().equals(hash)) {
            throw ProtocolViolation.of(
                    Code.INCONSISTENT_COHORT, "site " + message.site() + " agreed to another set of survivors");
        }
    }

    /**
     * Checks M8: a threshold of survivors agreed to this very set, so that no other can be opened beside it.
     *
     * @throws ProtocolViolation (NO_QUORUM, WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE, INCONSISTENT_COHORT)
     */
    public void check(Quorum quorum) {
        int threshold = sharing.cohort().threshold();
        if (quorum.agreements().size() < threshold) {
            throw ProtocolViolation.of(
                    Code.NO_QUORUM, quorum.agreements().size() + " sites agreed; " + threshold + " are needed");
        }
        quorum.agreements().forEach(this::check);
    }

    /**
     * Checks that a message is about this session and signed by a survivor.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT, UNKNOWN_SITE, BAD_SIGNATURE)
     */
    public void checkSender(SignedMessage message) {
        sharing.cohort().requireSession(message.scope(), message.site());
        header(message.site());
        message.verify(sharing.cohort().identityKey(message.site()));
    }

    /** M6. */
    public Survivors survivors() {
        return new Survivors(List.copyOf(members.values()));
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

    /**
     * Which secret of a member of U2 may be opened: the recovery seed of a member outside U3, else the self mask seed.
     * It follows from U3 alone, never from a list of dropouts.
     */
    public ShareKind kindFor(SiteId dealer) {
        return contains(dealer) ? ShareKind.SELF_MASK : ShareKind.RECOVERY;
    }
}
