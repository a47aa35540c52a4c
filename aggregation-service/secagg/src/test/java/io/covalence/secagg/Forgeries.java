package io.covalence.secagg;

import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import java.util.ArrayList;

/** Messages that are signed properly and wrong otherwise. */
final class Forgeries {
    private Forgeries() {}

    /** The same M3 with another ciphertext for one holder, listed and signed. */
    static Shares withCiphertext(Federation federation, Shares message, SiteId holder, ByteString ciphertext) {
        var entries = new ArrayList<ShareEntry>();
        var ciphertexts = new ArrayList<ByteString>();
        for (int i = 0; i < message.ciphertexts().size(); i++) {
            var entry = message.header().entries().get(i);
            boolean chosen = entry.holder().equals(holder);
            var sent = chosen ? ciphertext : message.ciphertexts().get(i);
            ciphertexts.add(sent);
            entries.add(new ShareEntry(
                    entry.holder(),
                    entry.recoveryCommitment(),
                    entry.selfCommitment(),
                    Encoder.sha256(sent.toByteArray())));
        }
        var header = message.header();
        return new Shares(
                SharesHeader.sign(
                        federation.identity(header.site()),
                        header.session(),
                        header.site(),
                        header.selfSeedHash(),
                        entries),
                ciphertexts);
    }
}
