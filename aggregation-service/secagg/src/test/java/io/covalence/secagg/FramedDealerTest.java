package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.blame.BadDealer;
import io.covalence.secagg.blame.DealtShare;
import io.covalence.secagg.blame.Evidence;
import io.covalence.secagg.blame.PeerEntry;
import io.covalence.secagg.blame.Seat;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.SharesHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Evidence of shares that recover nothing which service and sites make up against an honest dealer, when it has dropped out and its
 * shares are revealed. Each takes away one premise of the conviction and keeps the others.
 */
final class FramedDealerTest {
    private static final int THRESHOLD = 3;

    private final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final SiteId victim = federation.site(4);
    private final SiteId accomplice = federation.site(2);
    private final RoundScript script = new RoundScript(federation, 29);

    @BeforeEach
    void play() {
        var rest = federation.sites().subList(0, 4);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(rest);
        script.agree(rest);
        script.unmask(rest);
        assertProvesNothing(evidence(shares(), Optional.empty()), "the shares recover what the dealer committed to");
        assertProvesNothing(evidence(shares(), Optional.of(peer())), "the shares recover what the dealer committed to");
    }

    @Test
    void headerThatSomebodyElseSigned() {
        var session = script.cohort().session();
        var seat = Seat.of(script.cohort(), victim);
        var forged = new MadeUp(session, accomplice).evidence(seat);
        assertRefused(Code.BAD_SIGNATURE, () -> forged.verify(federation.directory()));
        assertThat(new MadeUp(session, victim).evidence(seat).verify(federation.directory()))
                .as("the same under the dealer's own signature")
                .isEqualTo(victim);
    }

    /** The shares of two holders, one of them twice, are as many as the threshold and recover something else. */
    @Test
    void oneShareCountedTwice() {
        var shares = shares();
        for (var repeated : List.of(
                List.of(shares.get(0), shares.get(0), shares.get(1)),
                List.of(shares.get(0), shares.get(1), shares.get(1)))) {
            assertProvesNothing(evidence(repeated, Optional.empty()), "the shares are not in order");
        }
    }

    @Test
    void fewerSharesThanTheThreshold() {
        assertProvesNothing(
                evidence(shares().subList(0, THRESHOLD - 1), Optional.empty()),
                "there are not as many shares as the threshold");
    }

    @Test
    void shareThatTheDealerDidNotDeal() {
        var first = shares().getFirst();
        var altered = new ArrayList<>(shares());
        altered.set(
                0,
                new DealtShare(
                        first.place(), first.holder(), first.entry(), first.path(), Forgeries.flipped(first.share())));
        assertProvesNothing(evidence(altered, Optional.empty()), "a share is not the one that the dealer committed to");
    }

    @Test
    void entryOfAHolderThatTheHeaderDoesNotCover() {
        var shares = new ArrayList<>(shares());
        shares.set(0, new MadeUp(script.cohort().session(), accomplice).share(0));
        assertProvesNothing(evidence(shares, Optional.empty()), "the dealer's header does not cover an entry");
    }

    @Test
    void entryOfAPeerThatTheHeaderDoesNotCover() {
        var peer = peer();
        var changed = Forgeries.withMaskCiphertext(
                peer.entry(), Forgeries.flipped(peer.entry().maskCiphertext()));
        assertProvesNothing(
                evidence(shares(), Optional.of(new PeerEntry(peer.peer(), changed, peer.path()))),
                "the dealer's header does not cover an entry");
    }

    @Test
    void entryOfAnotherPeer() {
        var other = script.cohort().advertise(federation.site(1));
        assertProvesNothing(
                evidence(shares(), Optional.of(new PeerEntry(other, peer().entry(), peer().path()))),
                "the dealer's header does not cover an entry");
    }

    /** The dealer encapsulated to the key of the peer's M1 in the roster, not to one that the peer signed for elsewhere. */
    @Test
    void keyOfAPeerThatIsNotInTheRoster() {
        var other = new RoundScript(federation, 30);
        other.advertise(List.of(accomplice));
        var elsewhere = RoundScript.require(other.advertised, accomplice);
        assertProvesNothing(
                evidence(shares(), Optional.of(new PeerEntry(elsewhere, peer().entry(), peer().path()))),
                "site " + accomplice + " is not in the roster");
    }

    /** No honest dealer meets such a key; one that the roster holds all the same shows nothing about who dealt. */
    @Test
    void keyOfAPeerThatNobodyCanEncapsulateTo() {
        var bytes = script.cohort().advertise(accomplice).encode();
        var key = script.cohort().advertise(accomplice).maskKey().mlKem().toByteArray();
        int begin = Collections.indexOfSubList(
                        ByteString.of(bytes).hex().chars().boxed().toList(),
                        ByteString.of(key).hex().chars().boxed().toList())
                / 2;
        Arrays.fill(bytes, begin, begin + 3, (byte) 0xff);
        var unusable = Advertise.decode(bytes);
        assertProvesNothing(
                evidence(shares(), Optional.of(new PeerEntry(unusable, peer().entry(), peer().path()))),
                "nobody can encapsulate to the peer's key");
    }

    @Test
    void keysOfAnotherSite() {
        var evidence = evidence(shares(), Optional.empty());
        assertProvesNothing(
                new BadDealer(
                        Seat.of(script.cohort(), accomplice),
                        evidence.header(),
                        evidence.kind(),
                        evidence.shares(),
                        Optional.empty()),
                "the seat is another site's");
    }

    /** The session is that of a roster in which the dealer's keys are not its own: everybody could have put them there. */
    @Test
    void keysThatTheDealerDidNotSign() {
        var bytes = new DishonestSite(federation, victim).advertise().encode();
        bytes[bytes.length - 1] ^= 1;
        var forged = Advertise.decode(bytes);
        var members = new ArrayList<>(script.advertised.values());
        members.replaceAll(member -> member.site().equals(victim) ? forged : member);
        var digests = members.stream().map(Advertise::digest).toList();
        var session = Cohort.sessionOf(forged.context(), Roster.hash(digests));
        var evidence = new MadeUp(session, victim).evidence(new Seat(forged, digests));
        assertRefused(Code.BAD_SIGNATURE, () -> evidence.verify(federation.directory()));
    }

    private BadDealer evidence(List<DealtShare> shares, Optional<PeerEntry> peer) {
        var header = RoundScript.require(script.shares, victim).header();
        return new BadDealer(Seat.of(script.cohort(), victim), header, ShareKind.RECOVERY, shares, peer);
    }

    /** What three holders revealed of the victim's recovery seed. Not the first three, whose shares happen to weigh the same. */
    private List<DealtShare> shares() {
        return script.unmasks.values().stream()
                .skip(1)
                .limit(THRESHOLD)
                .map(answer -> {
                    var holder = answer.site();
                    var share = answer.shares().stream()
                            .filter(candidate -> candidate.dealer().equals(victim))
                            .findFirst()
                            .orElseThrow()
                            .share();
                    var delivered = script.dealt().delivered(victim, holder);
                    return DealtShare.of(script.cohort().place(holder), holder, delivered, share);
                })
                .toList();
    }

    private PeerEntry peer() {
        return PeerEntry.of(
                script.cohort().advertise(accomplice), script.dealt().delivered(victim, accomplice));
    }

    /** Shares of nothing in the victim's name, and commitments to them. */
    private final class MadeUp {
        private final List<SiteId> holders = federation.sites();
        private final List<ByteString> shares = new ArrayList<>();
        private final List<ShareEntry> entries = new ArrayList<>();
        private final List<ByteString> leaves = new ArrayList<>();
        private final SharesHeader header;

        MadeUp(ByteString session, SiteId signer) {
            for (var holder : holders) {
                var share = Federation.hash("made up for " + holder);
                var entry = ShareEntry.own(
                        ShareKind.RECOVERY.commit(session, victim, holder, share.toByteArray()),
                        ShareKind.SELF_MASK.commit(session, victim, holder, share.toByteArray()));
                shares.add(share);
                entries.add(entry);
                leaves.add(entry.leafHash(session, victim, holder));
            }
            header = SharesHeader.sign(
                    federation.identity(signer),
                    session,
                    victim,
                    THRESHOLD,
                    Federation.hash("self"),
                    MerkleTree.root(leaves));
        }

        DealtShare share(int place) {
            var delivered = DeliveredShare.of(header, entries.get(place), leaves, place);
            return DealtShare.of(place, holders.get(place), delivered, shares.get(place));
        }

        BadDealer evidence(Seat seat) {
            return new BadDealer(
                    seat, header, ShareKind.RECOVERY, List.of(share(0), share(1), share(2)), Optional.empty());
        }
    }

    private void assertProvesNothing(Evidence evidence, String because) {
        var violation = assertRefused(
                Code.BAD_PROOF, () -> Evidence.decode(evidence.encode()).verify(federation.directory()));
        assertThat(violation).hasMessageEndingWith(because);
    }
}
