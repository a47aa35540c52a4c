package io.covalence.secagg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.Complaint;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Sequence;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.SharesHeader;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The protocol's own derivations. Every number was computed by src/test/python/known_answers.py, another implementation. */
final class ProtocolAnswersTest {
    private static final SiteId ALPHA = new SiteId("alpha");
    private static final SiteId BETA = new SiteId("beta");

    private final ByteString context =
            Federation.contextOf("tenant", "study", 1, 1, "model", "plan").hash();
    private final ByteString session = Federation.hash("session");
    private final IdentityKey identity = IdentityKey.ofSeed(bytesFrom(0));
    private final HybridKey alphaKey = Seeds.maskKey(bytesFrom(0), context);
    private final HybridKey betaKey = Seeds.maskKey(bytesFrom(32), context);
    private final MlKemKey.Encapsulation fromAlpha =
            Seeds.maskEncapsulation(bytesFrom(0), session, ALPHA, BETA, betaKey.publicKey());
    private final MlKemKey.Encapsulation fromBeta =
            Seeds.maskEncapsulation(bytesFrom(32), session, BETA, ALPHA, alphaKey.publicKey());

    @Test
    void contextHash() {
        assertThat(context.hex()).isEqualTo("7b0e6b9501ff4869681f6a1b4dfbe871bbdb634cc182eedea2afc86a1865b1f6");
    }

    @Test
    void maskKeyComesFromTheRecoverySeed() {
        assertThat(alphaKey.publicKey().x25519().hex())
                .isEqualTo("2a9610be368581a17f143cb37b42665a34a0d7caaf21d54a88f880804d7b6821");
        assertThat(digest(alphaKey.publicKey().mlKem()))
                .isEqualTo("75d9f3c6005f86557d5b2f81058578f8ef55e4ef4c8783bca8cda921c7bc5426");
        assertThat(betaKey.publicKey().x25519().hex())
                .isEqualTo("e79bfa9c97a6374f8ea3683dc9af41eb48e1707eb81f0315023a52b3b5743505");
        assertThat(digest(betaKey.publicKey().mlKem()))
                .isEqualTo("ad4747e47839d9af1497116ebc8f8859ad37cb8aea0471e84aa7dd381ea2fcde");
    }

    @Test
    void maskEncapsulationComesFromTheRecoverySeed() {
        assertThat(hex(fromAlpha.secret()))
                .isEqualTo("fdd5deb07c0fda5a5748aae30efbdfbb7ea84a02d9a19cbfc017597bb8508c4a");
        assertThat(digest(fromAlpha.ciphertext()))
                .isEqualTo("a99113a187023aa7f2fad5c248fe70f464acfbe0bfe44de602851ac23d8fac48");
        assertThat(hex(fromBeta.secret()))
                .isEqualTo("bdca58fdfab36f9cb54689354445f9cf13019b109e659964255449f80492aa9b");
        assertThat(digest(fromBeta.ciphertext()))
                .isEqualTo("dada9940fdf985b69fb4679b5368fce2994a088f8efb9ce1820937fb06e82f5b");
    }

    @Test
    void pairMaskKeyIsTheSameOnBothSidesWithOppositeSigns() {
        var ours = pairMask();
        var theirs = Mask.pair(
                betaKey.agree(alphaKey.publicKey(), ALPHA),
                fromBeta.secret(),
                betaKey.decapsulate(fromAlpha.ciphertext()),
                session,
                BETA,
                ALPHA);
        assertThat(hex(ours.key())).isEqualTo("e6e1fdd6970444b2d99cc0b85976e6576949086d7ebc7d50d9600049ba5c7a02");
        assertThat(hex(theirs.key())).isEqualTo(hex(ours.key()));
        assertThat(ours.added()).isTrue();
        assertThat(theirs.added()).isFalse();
    }

    @Test
    void keystreamIsSeekable() {
        var key = pairMask().key();
        var stream = new byte[32];
        new Keystream(key, 0).next(stream, 32);
        assertThat(HexFormat.of().formatHex(stream))
                .isEqualTo("d96c9d105ceb394d7059e25f0c03c9095124d4edde0ef7fbc6d1edaf27fd5683");
        new Keystream(key, VectorLayout.CHUNK_BYTES).next(stream, 16);
        assertThat(HexFormat.of().formatHex(stream, 0, 16)).isEqualTo("7dfbf2318bbfdd49f27fdf70a647870e");
    }

    @Test
    void longKeystreamIsTheSameInPieces() {
        var mebibyte = new byte[1 << 20];
        new Mask(pairMask().key(), true).apply(new VectorLayout(1 << 18, RingWidth.BITS_32, 0), 0, mebibyte);
        assertThat(Encoder.sha256(mebibyte).hex())
                .isEqualTo("701d4603032b76112a03105cd0a90fbb21f24ebc0182181dcaadebee3ababaa1");
    }

    @Test
    void valuesAndLimbsAreMaskedLittleEndian() {
        assertThat(masked(RingWidth.BITS_32)).isEqualTo("fb764e80cce3b26d491c19c096107b2d83752cd231c46bb5");
        assertThat(masked(RingWidth.BITS_16)).isEqualTo("fb765080cde3b06d451c19c097107b2d");
        assertThat(masked(RingWidth.BITS_64))
                .isEqualTo("fb764e80cae3b26d481c19c097107b2d87752cd231c46bb571f0fa764d5a72df277899a046fce1ae");
    }

    private String masked(RingWidth width) {
        var layout = new VectorLayout(4, width, 1);
        var chunk = EncodedVector.of(layout, new long[] {1, 2, 3, -1}, new long[] {-1})
                .takeChunks()[0];
        Mask.self(bytesFrom(64), session).apply(layout, 0, chunk);
        pairMask().apply(layout, 0, chunk);
        return HexFormat.of().formatHex(chunk);
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
        var key = channelKey();
        assertThat(hex(key)).isEqualTo("47ce5bfa0b275c8b6fc2fce2a6a43af1f8b8dbd668c5ccb828329f8665576ef2");
        assertThat(ShareBox.commit(key, session, ALPHA, BETA).hex())
                .isEqualTo("6c91737ee98b9886763d5dbdb33e2b30356a0e501cf65b2fda95d41949c0319f");
        var sealed = ShareBox.seal(key, session, ALPHA, BETA, sixtyFourBytes());
        assertThat(sealed.hex())
                .isEqualTo(
                        "cc9ce0d68e26e56772f9a7759fd5a1701d5f0e8ec06a7b677c5bb32e1f9a1e77a59fc3553f6b0fd24aeba49aeb497ddf"
                                + "5d675e28444a1b9168896a06fbab37fd2cf75f21bc6d1879b22077eedf8feaf8");
        assertThat(ShareBox.open(key, session, ALPHA, BETA, sealed)
                        .orElseThrow()
                        .openSecret())
                .isEqualTo(sixtyFourBytes());
        assertThat(ShareKind.RECOVERY
                        .commit(session, ALPHA, BETA, bytesFrom(0).openSecret())
                        .hex())
                .isEqualTo("8fd596fff85b7a660f6715b03d27af6002e5b2bccb4592f3d6e14296b4e431a0");
    }

    @Test
    void entryIsALeafOfItsDealersTree() {
        var key = channelKey();
        var entry = new ShareEntry(
                ShareKind.RECOVERY.commit(session, ALPHA, BETA, bytesFrom(0).openSecret()),
                ShareKind.SELF_MASK.commit(session, ALPHA, BETA, bytesFrom(32).openSecret()),
                ShareBox.commit(key, session, ALPHA, BETA),
                fromAlpha.ciphertext(),
                fromAlpha.ciphertext(),
                ShareBox.seal(key, session, ALPHA, BETA, sixtyFourBytes()));
        assertThat(entry.encode()).hasSize(2352);
        assertThat(entry.leafHash(session, ALPHA, BETA).hex())
                .isEqualTo("05589a0ddd179aeba9b6459eea27f354d9d280ff7dccd0bf2f24bbec05ec1483");
    }

    @Test
    void advertiseIsEncodedSignedAndHashed() {
        var message = Advertise.sign(
                identity,
                context,
                ALPHA,
                alphaKey.publicKey(),
                betaKey.publicKey(),
                session,
                Sequence.FIRST,
                Optional.empty());
        assertThat(message.encode()).hasSize(2612);
        assertThat(message.digest().hex())
                .isEqualTo("94ea537f19bc00681e44e44e499d418a75549f986d1889591a0e7728a239a43a");
        var roster = new Roster(List.of(message));
        assertThat(roster.hash().hex()).isEqualTo("39cb13f637af005b4bb52d104664f61055a2e81c3fb4e55452210fcae91cf290");
        assertThat(Cohort.sessionOf(context, roster.hash()).hex())
                .isEqualTo("7462101c6f1a96e2736bbe328c26cff17a1e266efe016ee7bc2d81afbae76b50");
    }

    @Test
    void sharesHeaderIsEncodedSignedAndHashed() {
        var header = header();
        assertThat(HexFormat.of().formatHex(header.encode()))
                .isEqualTo(
                        "0d023f3af1ecebbd1410ab417ec0d27bbfcb5d340e177ae159b59fc8626c2dfd917500000005616c70686103dec64bfe"
                                + "0881a9e65419205b9ae0d427c4b0e2a1e887d8636d678b36a8c96f384813494d137e1631bba301d5acab6e7bb7aa74ce"
                                + "1185d456565ef51d737677b24266c3e34d9968c10a75066cc04f2a8dbe3912b7853bc1c95a669a1b02407c1a5278abc3"
                                + "300c504dfc954a24ff936f0df116c8e564d2a2e3fd2d2be1149f5104");
        assertThat(SharingCohort.hash(List.of(header.digest())).hex())
                .isEqualTo("cfeb59e0461bc1389594e205f66434d841345f0b67088600d29071066e931fa0");
    }

    @Test
    void agreementVoteAndComplaintAreEncodedAndSigned() {
        var agreement = Agreement.sign(identity, session, ALPHA, Federation.hash("survivors"));
        assertThat(HexFormat.of().formatHex(agreement.encode()))
                .isEqualTo(
                        "07023f3af1ecebbd1410ab417ec0d27bbfcb5d340e177ae159b59fc8626c2dfd917500000005616c706861317033bb23"
                                + "dda33a9d5890c0bc65b44ceb7eb77e6e47e5bf30b0f82804168f01000000000000000000000000000000000000000000"
                                + "00000000000000000000006aaa2009237d842092e2bfc9e6d3afc2d146d9b6a703c60e82c1dfc02ab0df97f21863fe03"
                                + "a0c81ccfc7addb7132aa95a855ae641fad8d1aa5b5a5752317ee02");
        assertThat(HexFormat.of()
                        .formatHex(AbortVote.sign(identity, session, ALPHA).encode()))
                .isEqualTo(
                        "0f023f3af1ecebbd1410ab417ec0d27bbfcb5d340e177ae159b59fc8626c2dfd917500000005616c7068612e98b6c8e2"
                                + "a4e572409b860c2c4a73c5880549da4cd1a6c26cc6b58a2d5435f2d10b5e7102c26a80b7523f1fe004c35f5577fd477f"
                                + "824738ed5436d86ba9d009");
        var complaint = new Complaint(
                BETA, header().digest(), Optional.of(ByteString.of(channelKey().openSecret())));
        assertThat(HexFormat.of()
                        .formatHex(Complaints.sign(identity, session, ALPHA, List.of(complaint))
                                .encode()))
                .isEqualTo(
                        "0e023f3af1ecebbd1410ab417ec0d27bbfcb5d340e177ae159b59fc8626c2dfd917500000005616c7068610001000000"
                                + "04626574617997a9c6dad6c001d8e08017370be80b54728c66a83cf2a9ea1ec3e74cb7f99b0147ce5bfa0b275c8b6fc2"
                                + "fce2a6a43af1f8b8dbd668c5ccb828329f8665576ef20d4165aab154107385373506d49a289026cdccce48c4758104c4"
                                + "9d21ed000c3cc911c56f02c34c4062dc3d3f7c26caaaac8511aa9735677318c20e48a9c34502");
    }

    private SharesHeader header() {
        return SharesHeader.sign(identity, session, ALPHA, 3, Federation.hash("self seed"), Federation.hash("root"));
    }

    private Mask pairMask() {
        return Mask.pair(
                alphaKey.agree(betaKey.publicKey(), BETA),
                fromAlpha.secret(),
                alphaKey.decapsulate(fromBeta.ciphertext()),
                session,
                ALPHA,
                BETA);
    }

    /** The mask keys stand in for channel keys. */
    private SecretBytes channelKey() {
        return ShareBox.channelKey(alphaKey.agree(betaKey.publicKey(), BETA), fromAlpha.secret(), session, ALPHA, BETA);
    }

    private static byte[] sixtyFourBytes() {
        return SecretBytes.joined(bytesFrom(0), bytesFrom(32)).openSecret();
    }

    private static String digest(ByteString bytes) {
        return Encoder.sha256(bytes.toByteArray()).hex();
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
