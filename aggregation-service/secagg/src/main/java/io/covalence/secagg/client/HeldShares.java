package io.covalence.secagg.client;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.message.ShareKind;
import java.util.Arrays;

/** The two shares that a dealer gave to one holder, of which at most one is ever revealed. */
record HeldShares(SecretBytes recovery, SecretBytes self) {
    /** Splits what an entry held and wipes it. */
    static HeldShares parse(SecretBytes both) {
        byte[] plaintext = both.openSecret();
        var recovery = Arrays.copyOf(plaintext, ByteString.KEY_SIZE);
        var self = Arrays.copyOfRange(plaintext, ByteString.KEY_SIZE, 2 * ByteString.KEY_SIZE);
        both.wipe();
        return new HeldShares(SecretBytes.owning(recovery), SecretBytes.owning(self));
    }

    SecretBytes of(ShareKind kind) {
        return switch (kind) {
            case RECOVERY -> recovery;
            case SELF_MASK -> self;
        };
    }

    void wipe() {
        recovery.wipe();
        self.wipe();
    }

    byte[] plaintext() {
        var plaintext = Arrays.copyOf(recovery.openSecret(), 2 * ByteString.KEY_SIZE);
        System.arraycopy(self.openSecret(), 0, plaintext, ByteString.KEY_SIZE, ByteString.KEY_SIZE);
        return plaintext;
    }
}
