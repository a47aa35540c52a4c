package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;

/**
 * What a dealer says in the open about the shares for one holder.
 *
 * @param ciphertextHash SHA-256 of the ciphertext; of no bytes for the dealer's own entry
 */
public record ShareEntry(
        SiteId holder, ByteString recoveryCommitment, ByteString selfCommitment, ByteString ciphertextHash) {
    public ShareEntry {
        recoveryCommitment.requireSize(ByteString.KEY_SIZE, "commitment");
        selfCommitment.requireSize(ByteString.KEY_SIZE, "commitment");
        ciphertextHash.requireSize(ByteString.KEY_SIZE, "ciphertext hash");
    }

    public ByteString commitment(ShareKind kind) {
        return switch (kind) {
            case SELF_MASK -> selfCommitment;
            case RECOVERY -> recoveryCommitment;
        };
    }

    void write(Encoder out) {
        out.site(holder).raw(recoveryCommitment).raw(selfCommitment).raw(ciphertextHash);
    }

    static ShareEntry read(Decoder in) {
        var holder = in.site();
        var recoveryCommitment = in.fixed(ByteString.KEY_SIZE);
        var selfCommitment = in.fixed(ByteString.KEY_SIZE);
        return new ShareEntry(holder, recoveryCommitment, selfCommitment, in.fixed(ByteString.KEY_SIZE));
    }
}
