package io.covalence.secagg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sealed shares open in their session, from their dealer to their holder, and nowhere else, even under the same key. */
final class ShareBoxTest {
    private static final ByteString SESSION = Federation.hash("session");
    private static final SiteId DEALER = new SiteId("dealer");
    private static final SiteId HOLDER = new SiteId("holder");

    private final SecretBytes key = SecretBytes.random(32, new SeededRandom(1));
    private final byte[] shares = new byte[2 * ByteString.KEY_SIZE];

    @Test
    void sharesOpenWhereTheyBelong() {
        new SeededRandom(2).fill(shares);
        var opened = ShareBox.open(key, SESSION, DEALER, HOLDER, sealed()).orElseThrow();
        assertThat(opened.openSecret()).isEqualTo(shares);
        assertThat(sealed().size()).isEqualTo(ShareBox.SEALED_SIZE);
    }

    @Test
    void anotherSessionDealerOrHolderFailsTheTag() {
        assertThat(ShareBox.open(key, Federation.hash("session of another tenant"), DEALER, HOLDER, sealed()))
                .isEmpty();
        assertThat(ShareBox.open(key, SESSION, HOLDER, DEALER, sealed())).isEmpty();
        assertThat(ShareBox.open(key, SESSION, DEALER, new SiteId("other"), sealed()))
                .isEmpty();
        assertThat(ShareBox.open(key, SESSION, new SiteId("other"), HOLDER, sealed()))
                .isEmpty();
        assertThat(ShareBox.open(key, SESSION, new SiteId("dealerh"), new SiteId("older"), sealed()))
                .isEmpty();
    }

    @Test
    void anotherKeyOrAnyChangedByteFailsTheTag() {
        assertThat(ShareBox.open(SecretBytes.random(32, new SeededRandom(3)), SESSION, DEALER, HOLDER, sealed()))
                .isEmpty();
        for (int at : List.of(0, 31, 32, 63, 64, 79)) {
            byte[] changed = sealed().toByteArray();
            changed[at] ^= 1;
            assertThat(ShareBox.open(key, SESSION, DEALER, HOLDER, ByteString.of(changed)))
                    .as("byte %s", at)
                    .isEmpty();
        }
    }

    private ByteString sealed() {
        return ShareBox.seal(key, SESSION, DEALER, HOLDER, shares);
    }
}
