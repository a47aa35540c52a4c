package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.blame.BadDealer;
import io.covalence.secagg.blame.BadShare;
import io.covalence.secagg.blame.DealtShare;
import io.covalence.secagg.blame.Equivocation;
import io.covalence.secagg.blame.PeerEntry;
import io.covalence.secagg.blame.Seat;
import io.covalence.secagg.blame.WrongReveal;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.internal.MessageType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One genuine message of every type, from a seeded round of three sites of which one drops out before it masks. */
final class MessageSamples {
    private static final long SEED = 99;

    private final Federation federation = new Federation(3, 0, new VectorLayout(2, RingWidth.BITS_16, 1));
    private final RoundScript script = new RoundScript(federation, SEED);
    private final SiteId self = federation.site(0);

    private MessageSamples() {
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(federation.sites().subList(0, 2));
        script.agree(federation.sites().subList(0, 2));
        script.unmask(List.of(self));
    }

    static Map<MessageType, byte[]> all() {
        var samples = new MessageSamples();
        var messages = new EnumMap<MessageType, byte[]>(MessageType.class);
        Arrays.stream(MessageType.values()).forEach(type -> messages.put(type, samples.of(type)));
        return messages;
    }

    static byte[] require(Map<MessageType, byte[]> messages, MessageType type) {
        byte @Nullable [] message = messages.get(type);
        if (message == null) {
            throw new IllegalStateException("there is a message of every type");
        }
        return message;
    }

    private byte[] of(MessageType type) {
        return switch (type) {
            case ADVERTISE -> RoundScript.require(script.advertised, self).encode();
            case ROSTER -> script.roster().encode();
            case SHARES_HEADER ->
                RoundScript.require(script.shares, self).header().encode();
            case SHARES -> RoundScript.require(script.shares, self).encode();
            case DELIVERED_SHARES -> script.deliverTo(self).encode();
            case MASKED_HEADER ->
                RoundScript.require(script.masked, self).header().encode();
            case SURVIVORS -> script.survivors().encode();
            case UNMASK -> RoundScript.require(script.unmasks, self).encode();
            case AGREEMENT -> RoundScript.require(script.agreements, self).encode();
            case QUORUM -> script.quorum().encode();
            case COMPLAINTS -> complaints().encode();
            case ABORT_VOTE -> vote(self).encode();
            case ABORT_CERTIFICATE ->
                AbortCertificate.of(federation.sites().subList(1, 3).stream()
                                .map(this::vote)
                                .toList())
                        .encode();
            case BAD_SHARE ->
                BadShare.of(script.cohort(), complaints(), script.dealt().delivered(federation.site(1), self))
                        .encode();
            case WRONG_REVEAL ->
                WrongReveal.of(
                                script.survivingCohort(),
                                RoundScript.require(script.unmasks, self),
                                script.dealt().delivered(federation.site(1), self))
                        .encode();
            case BAD_DEALER -> badDealer().encode();
            case EQUIVOCATION ->
                Equivocation.of(RoundScript.require(script.agreements, self), vote(self))
                        .encode();
            case FACT ->
                new Fact.Masked(
                                session(),
                                2,
                                federation.sites(),
                                script.roster().members().stream()
                                        .map(Advertised::of)
                                        .toList())
                        .encode();
            case CHARTER,
                    CHARTER_SIGNATURE,
                    TREE_HEAD,
                    LOG_ENTRY,
                    INCLUSION_PROOF,
                    CONSISTENCY_PROOF,
                    SPLIT_VIEW,
                    SIGNED_CHARTER,
                    CHARTER_HISTORY,
                    OFFER,
                    RESULT,
                    BUNDLE,
                    BUNDLE_CLOSING -> TrustSamples.of(type);
        };
    }

    /** A complaint that shows a key and an accusation. */
    private Complaints complaints() {
        var headers = federation.sites().subList(1, 3).stream()
                .map(dealer -> RoundScript.require(script.shares, dealer).header())
                .toList();
        var complaints = List.of(
                Complaint.about(
                        headers.get(0),
                        SecretBytes.owning(Federation.hash("channel key").toByteArray())),
                Complaint.accusing(headers.get(1)));
        return Complaints.sign(federation.identity(self), session(), self, complaints);
    }

    private BadDealer badDealer() {
        var dealer = federation.site(2);
        var shares = RoundScript.require(script.unmasks, self).shares().stream()
                .filter(share -> share.dealer().equals(dealer))
                .map(share -> DealtShare.of(0, self, script.dealt().delivered(dealer, self), share.share()))
                .toList();
        return new BadDealer(
                Seat.of(script.cohort(), dealer),
                RoundScript.require(script.shares, dealer).header(),
                ShareKind.RECOVERY,
                shares,
                Optional.of(PeerEntry.of(
                        RoundScript.require(script.advertised, self),
                        script.dealt().delivered(dealer, self))));
    }

    private AbortVote vote(SiteId site) {
        return AbortVote.sign(federation.identity(site), session(), site);
    }

    private ByteString session() {
        return script.cohort().session();
    }
}
