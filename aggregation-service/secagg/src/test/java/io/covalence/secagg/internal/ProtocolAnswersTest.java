package io.covalence.secagg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.ShareKind;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The protocol's own derivations. Every number was computed by src/test/python/known_answers.py, another implementation. */
final class ProtocolAnswersTest {
    private static final SiteId ALPHA = new SiteId("alpha");
    private static final SiteId BETA = new SiteId("beta");

    private final ByteString context =
            Federation.contextOf("tenant", "study", 1, 1, "model", "plan").hash();
    private final ByteString session = Federation.hash("session");
    private final AgreementKey alphaKey = Seeds.maskKey(bytesFrom(0), context);
    private final AgreementKey betaKey = Seeds.maskKey(bytesFrom(32), context);

    @Test
    void contextHash() {
        assertThat(context.hex()).isEqualTo("48dbd8fe4b1ad3e7ab2280382b7e6a381b05f78dde1bebda09e0979c0a28caad");
    }

    @Test
    void maskKeyComesFromTheRecoverySeed() {
        assertThat(alphaKey.publicKey().hex())
                .isEqualTo("5825d7b97aef8aafafc0484730890e8a273796320f0c128ee38120e9381eb352");
        assertThat(betaKey.publicKey().hex())
                .isEqualTo("a0635c5004a3a5b446f74c527ccc92a118620b726cff8ca1e2a3dec339612919");
    }

    @Test
    void pairMaskKeyIsTheSameOnBothSidesWithOppositeSigns() {
        var ours = Mask.pair(alphaKey.agree(betaKey.publicKey(), BETA), session, ALPHA, BETA);
        var theirs = Mask.pair(betaKey.agree(alphaKey.publicKey(), ALPHA), session, BETA, ALPHA);
        assertThat(hex(ours.key())).isEqualTo("0aa4a0bf61dd40b2570f45ccbcc60f93238d9bbb588ec5000e6adacbcecd187c");
        assertThat(hex(theirs.key())).isEqualTo(hex(ours.key()));
        assertThat(ours.added()).isTrue();
        assertThat(theirs.added()).isFalse();
    }

    @Test
    void keystreamIsSeekable() {
        var key = Mask.pair(alphaKey.agree(betaKey.publicKey(), BETA), session, ALPHA, BETA)
                .key();
        var stream = new byte[32];
        new Keystream(key, 0).next(stream, 32);
        assertThat(HexFormat.of().formatHex(stream))
                .isEqualTo("c38f52733fa515f502530e65be2c85c7bf105b203e04ffba2124891af48639c3");
        new Keystream(key, VectorLayout.CHUNK_BYTES).next(stream, 16);
        assertThat(HexFormat.of().formatHex(stream, 0, 16)).isEqualTo("d856a43f70d96e5e1ea8eedb0d28e55f");
    }

    @Test
    void longKeystreamIsTheSameInPieces() {
        var key = Mask.pair(alphaKey.agree(betaKey.publicKey(), BETA), session, ALPHA, BETA)
                .key();
        var mebibyte = new byte[1 << 20];
        new Mask(key, true).apply(new VectorLayout(1 << 18, 0), 0, mebibyte);
        assertThat(Encoder.sha256(mebibyte).hex())
                .isEqualTo("74a5d8465e08f75e5acec34e20a32520294c5262951b09d78853272f97aa9523");
    }

    @Test
    void wordsAndLimbsAreMaskedLittleEndian() {
        var chunk = EncodedVector.of(new int[] {1, 2, 3, -1}, new long[] {-1}).takeChunks()[0];
        var layout = new VectorLayout(4, 1);
        Mask.self(bytesFrom(64), session).apply(layout, 0, chunk);
        Mask.pair(alphaKey.agree(betaKey.publicKey(), BETA), session, ALPHA, BETA)
                .apply(layout, 0, chunk);
        assertThat(HexFormat.of().formatHex(chunk)).isEqualTo("e59903e3af9d8e15db1545c5483a37ebf161b30491b97374");
    }

    @Test
    void selfMaskKeyAndItsCommitment() {
        assertThat(hex(Mask.self(bytesFrom(64), session).key()))
                .isEqualTo("09a4e1377ebb489dd7ee65a1330304d653e12eb8a5e0e95118f550cd52c85f3b");
        assertThat(Seeds.selfSeedHash(bytesFrom(64), session, ALPHA).hex())
                .isEqualTo("15272faaf918365c9edf20f0721b5215bc18524a61f6246563b4d862d52a95ac");
    }

    @Test
    void sharesAreSealedAndCommittedTo() {
        var key = ShareBox.channelKey(alphaKey.agree(betaKey.publicKey(), BETA), session, ALPHA, BETA);
        assertThat(hex(key)).isEqualTo("844f5c7f2050871b4ffdf64d5fc55f70184f8b5df103d1dc1d2feb1776168e8d");
        var plaintext = new byte[64];
        for (int i = 0; i < 64; i++) {
            plaintext[i] = (byte) i;
        }
        var sealed = ShareBox.seal(key, session, ALPHA, BETA, plaintext);
        assertThat(sealed.hex())
                .isEqualTo(
                        "3dba3215d34120aa74c607017c524dce7620d89dcd6991deb95b97aa8c438ab2ca9b248dcc0534b7265d663e30613f88"
                                + "f818e76075cd22a79367986dc86251fa72a229046acabea5177a964029023f0a");
        assertThat(ShareBox.open(key, session, ALPHA, BETA, sealed)).isEqualTo(plaintext);
        assertThat(ShareKind.RECOVERY
                        .commit(session, ALPHA, BETA, bytesFrom(0).openSecret())
                        .hex())
                .isEqualTo("8fd596fff85b7a660f6715b03d27af6002e5b2bccb4592f3d6e14296b4e431a0");
    }

    @Test
    void advertiseIsEncodedSignedAndHashed() {
        var message = Advertise.sign(
                IdentityKey.ofSeed(bytesFrom(0)), context, ALPHA, alphaKey.publicKey(), betaKey.publicKey(), session);
        assertThat(HexFormat.of().formatHex(message.encode()))
                .isEqualTo("010148dbd8fe4b1ad3e7ab2280382b7e6a381b05f78dde1bebda09e0979c0a28caad00000005616c706861"
                        + "5825d7b97aef8aafafc0484730890e8a273796320f0c128ee38120e9381eb352"
                        + "a0635c5004a3a5b446f74c527ccc92a118620b726cff8ca1e2a3dec339612919"
                        + "3f3af1ecebbd1410ab417ec0d27bbfcb5d340e177ae159b59fc8626c2dfd9175"
                        + "b07dd9ced0a9feb626aa707dd426de89f45f3878ca1230426f8f9cc03da02761"
                        + "b96379205406995934c61a863b8dc3a4b98d747ed5216178be54f8d878826408");
        var roster = new Roster(List.of(message));
        assertThat(roster.hash().hex()).isEqualTo("a8bff3432459a5308486a984f1a0e45fb4500f180077dafa5b543d20a9b25df7");
        assertThat(Encoder.sha256(new Encoder().raw(context).raw(roster.hash()).toByteArray())
                        .hex())
                .isEqualTo("b202815a4ffed1b49190635aa29eda783da6846843e99cd5aa74fd5f88678dea");
    }

    private static SecretBytes bytesFrom(int first) {
        var bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return SecretBytes.owning(bytes);
    }

    private static String hex(SecretBytes secret) {
        return HexFormat.of().formatHex(secret.openSecret());
    }
}
