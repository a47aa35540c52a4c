package io.covalence.secagg;

import io.covalence.secagg.message.ShareEntry;

/** Entries that differ from a genuine one in one field. */
final class Forgeries {
    private Forgeries() {}

    static ShareEntry withSealed(ShareEntry entry, ByteString sealed) {
        return new ShareEntry(
                entry.recoveryCommitment(),
                entry.selfCommitment(),
                entry.channelKeyCommitment(),
                entry.maskCiphertext(),
                entry.channelCiphertext(),
                sealed);
    }

    static ShareEntry withMaskCiphertext(ShareEntry entry, ByteString ciphertext) {
        return new ShareEntry(
                entry.recoveryCommitment(),
                entry.selfCommitment(),
                entry.channelKeyCommitment(),
                ciphertext,
                entry.channelCiphertext(),
                entry.sealed());
    }

    static ShareEntry withChannelCiphertext(ShareEntry entry, ByteString ciphertext) {
        return new ShareEntry(
                entry.recoveryCommitment(),
                entry.selfCommitment(),
                entry.channelKeyCommitment(),
                entry.maskCiphertext(),
                ciphertext,
                entry.sealed());
    }

    static ByteString flipped(ByteString bytes) {
        var changed = bytes.toByteArray();
        changed[0] ^= 1;
        return ByteString.of(changed);
    }
}
