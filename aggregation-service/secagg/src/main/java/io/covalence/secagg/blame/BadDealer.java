package io.covalence.secagg.blame;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.MlKemKey;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.internal.Shamir;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.SharesHeader;
import java.util.List;
import java.util.Optional;

/**
 * A threshold of shares, each the one that the dealer committed to, which do not open the secret that it committed to:
 * the self mask seed of its header, the recovery seed of the mask key in its M1, or the recovery seed of what it
 * encapsulated to a peer.
 *
 * @param dealer where the dealer sits
 * @param shares as many as the header's threshold, ascending by place
 * @param peer for whom the encapsulation is wrong, when that is what is wrong
 */
public record BadDealer(
        Seat dealer, SharesHeader header, ShareKind kind, List<DealtShare> shares, Optional<PeerEntry> peer)
        implements Evidence {
    public BadDealer {
        shares = List.copyOf(shares);
    }

    @Override
    public SiteId verify(IdentityDirectory directory) {
        var site = header.site();
        Evidence.require(dealer.site().equals(site), "the seat is another site's");
        dealer.requireIn(header.session());
        header.verify(directory.require(site));
        dealer.advertise().verify(directory.require(site));
        Evidence.require(shares.size() == header.threshold(), "there are not as many shares as the threshold");
        for (int i = 0; i < shares.size(); i++) {
            Evidence.require(
                    i == 0 || shares.get(i - 1).place() < shares.get(i).place(), "the shares are not in order");
            requireDealt(shares.get(i));
        }
        var secret = Shamir.Weights.of(
                        shares.stream().map(share -> share.place() + 1).toList())
                .combine(shares.stream()
                        .map(share -> share.share().toByteArray())
                        .toList());
        boolean right = switch (kind) {
            case SELF_MASK -> Seeds.selfSeedHash(secret, header.session(), site).equals(header.selfSeedHash());
            case RECOVERY -> regeneratesKey(secret) && peer.stream().allMatch(entry -> encapsulates(secret, entry));
        };
        secret.wipe();
        Evidence.require(!right, "the shares recover what the dealer committed to");
        return site;
    }

    private void requireDealt(DealtShare share) {
        var session = header.session();
        requireCovered(share.place(), share.holder(), share.entry(), share.path());
        Evidence.require(
                share.entry()
                        .commitsTo(
                                kind,
                                session,
                                header.site(),
                                share.holder(),
                                share.share().toByteArray()),
                "a share is not the one that the dealer committed to");
    }

    private void requireCovered(int place, SiteId holder, ShareEntry entry, List<ByteString> path) {
        Evidence.require(
                new DeliveredShare(header, entry, path).isFor(holder, place, dealer.size()),
                "the dealer's header does not cover an entry");
    }

    private boolean regeneratesKey(SecretBytes secret) {
        var key = Seeds.maskKey(secret, dealer.advertise().context());
        boolean same = key.publicKey().equals(dealer.advertise().maskKey());
        key.wipe();
        return same;
    }

    private boolean encapsulates(SecretBytes secret, PeerEntry entry) {
        var site = entry.peer().site();
        Evidence.require(!site.equals(header.site()), "a dealer encapsulates nothing to itself");
        Evidence.require(MlKemKey.isUsable(entry.peer().maskKey().mlKem()), "nobody can encapsulate to the peer's key");
        requireCovered(dealer.requireIn(header.session(), entry.peer()), site, entry.entry(), entry.path());
        var expected = Seeds.maskEncapsulation(
                secret, header.session(), header.site(), site, entry.peer().maskKey());
        expected.secret().wipe();
        return expected.ciphertext().equals(entry.entry().maskCiphertext());
    }

    @Override
    public byte[] encode() {
        var out = MessageType.BAD_DEALER.encoder();
        dealer.write(out);
        out.bytes(header.encode()).u8(kind.code()).u16(shares.size());
        shares.forEach(share -> share.write(out));
        out.u8(peer.isPresent() ? 1 : 0);
        peer.ifPresent(entry -> entry.write(out));
        return out.toByteArray();
    }

    static BadDealer decode(byte[] bytes) {
        var in = Decoder.open(bytes, MessageType.BAD_DEALER);
        var dealer = Seat.read(in);
        var header = SharesHeader.decode(in.bytes(MessageType.SHARES_HEADER.maximumBytes()));
        var kind = ShareKind.ofCode(in.u8());
        var shares = in.list(CohortPolicy.LIMIT, DealtShare::read);
        var peer = in.flag() ? Optional.of(PeerEntry.read(in)) : Optional.<PeerEntry>empty();
        in.end();
        return new BadDealer(dealer, header, kind, shares, peer);
    }
}
