package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MlKemKey;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.merkle.MerkleTree;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a dealer sends to one holder, readable by everybody except for the sealed shares. Whose entry it is follows from its
 * place, and its {@link #leafHash} binds it. The dealer's own entry holds its two commitments, and zeros in every other field.
 *
 * @param recoveryCommitment see {@link ShareKind#commit}
 * @param selfCommitment see {@link ShareKind#commit}
 * @param channelKeyCommitment see {@link ShareBox#commit}
 * @param maskCiphertext ML-KEM encapsulation to the holder's mask key
 * @param channelCiphertext ML-KEM encapsulation to the holder's channel key
 * @param sealed both shares under the channel key
 */
public record ShareEntry(
        ByteString recoveryCommitment,
        ByteString selfCommitment,
        ByteString channelKeyCommitment,
        ByteString maskCiphertext,
        ByteString channelCiphertext,
        ByteString sealed) {
    /** Bytes of every entry. */
    public static final int SIZE = 3 * ByteString.KEY_SIZE + 2 * MlKemKey.CIPHERTEXT_SIZE + ShareBox.SEALED_SIZE;

    private static final ByteString NO_KEY = zeros(ByteString.KEY_SIZE);
    private static final ByteString NO_CIPHERTEXT = zeros(MlKemKey.CIPHERTEXT_SIZE);
    private static final ByteString NOTHING_SEALED = zeros(ShareBox.SEALED_SIZE);

    public ShareEntry {
        recoveryCommitment.requireSize(ByteString.KEY_SIZE, "commitment");
        selfCommitment.requireSize(ByteString.KEY_SIZE, "commitment");
        channelKeyCommitment.requireSize(ByteString.KEY_SIZE, "commitment");
        maskCiphertext.requireSize(MlKemKey.CIPHERTEXT_SIZE, "mask ciphertext");
        channelCiphertext.requireSize(MlKemKey.CIPHERTEXT_SIZE, "channel ciphertext");
        sealed.requireSize(ShareBox.SEALED_SIZE, "sealed shares");
    }

    /** The entry of the dealer itself. */
    public static ShareEntry own(ByteString recoveryCommitment, ByteString selfCommitment) {
        return new ShareEntry(recoveryCommitment, selfCommitment, NO_KEY, NO_CIPHERTEXT, NO_CIPHERTEXT, NOTHING_SEALED);
    }

    public boolean isOwn() {
        return equals(own(recoveryCommitment, selfCommitment));
    }

    public ByteString commitment(ShareKind kind) {
        return switch (kind) {
            case SELF_MASK -> selfCommitment;
            case RECOVERY -> recoveryCommitment;
        };
    }

    /** Whether a share is the one that the dealer committed to. */
    public boolean commitsTo(ShareKind kind, ByteString session, SiteId dealer, SiteId holder, byte[] share) {
        return kind.commit(session, dealer, holder, share).equals(commitment(kind));
    }

    /**
     * The two shares, recovery first, under a channel key that the dealer committed to; empty when they do not decrypt or are not
     * the ones that it committed to. A dealer that makes this come out empty is not honest.
     */
    public Optional<SecretBytes> open(SecretBytes channelKey, ByteString session, SiteId dealer, SiteId holder) {
        var opened = ShareBox.open(channelKey, session, dealer, holder, sealed);
        if (opened.isEmpty()) {
            return opened;
        }
        byte[] both = opened.get().openSecret();
        byte[] recovery = Arrays.copyOf(both, ByteString.KEY_SIZE);
        byte[] self = Arrays.copyOfRange(both, ByteString.KEY_SIZE, 2 * ByteString.KEY_SIZE);
        boolean committed = commitsTo(ShareKind.RECOVERY, session, dealer, holder, recovery)
                && commitsTo(ShareKind.SELF_MASK, session, dealer, holder, self);
        Arrays.fill(recovery, (byte) 0);
        Arrays.fill(self, (byte) 0);
        if (!committed) {
            opened.get().wipe();
        }
        return committed ? opened : Optional.empty();
    }

    /** The leaf for which this entry stands in its dealer's tree. */
    public ByteString leafHash(ByteString session, SiteId dealer, SiteId holder) {
        var out = Encoder.labelled("covalence/v1/share-entry")
                .bytes(session)
                .site(dealer)
                .site(holder);
        write(out);
        return MerkleTree.leafHash(out.toByteArray());
    }

    public byte[] encode() {
        var out = new Encoder();
        write(out);
        return out.toByteArray();
    }

    public void write(Encoder out) {
        out.raw(recoveryCommitment)
                .raw(selfCommitment)
                .raw(channelKeyCommitment)
                .raw(maskCiphertext)
                .raw(channelCiphertext)
                .raw(sealed);
    }

    public static ShareEntry read(Decoder in) {
        var recoveryCommitment = in.fixed(ByteString.KEY_SIZE);
        var selfCommitment = in.fixed(ByteString.KEY_SIZE);
        var channelKeyCommitment = in.fixed(ByteString.KEY_SIZE);
        var maskCiphertext = in.fixed(MlKemKey.CIPHERTEXT_SIZE);
        var channelCiphertext = in.fixed(MlKemKey.CIPHERTEXT_SIZE);
        var sealed = in.fixed(ShareBox.SEALED_SIZE);
        return new ShareEntry(
                recoveryCommitment, selfCommitment, channelKeyCommitment, maskCiphertext, channelCiphertext, sealed);
    }

    private static ByteString zeros(int size) {
        return ByteString.of(new byte[size]);
    }
}
