package io.covalence.secagg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Complaint;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.Consistent;
import io.covalence.secagg.message.Roster;
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
        assertThat(context.hex()).isEqualTo("1e9d72487f632c1ae00ad2779c609298b28dc074e6ecc3474d401144aa1ac8ac");
    }

    @Test
    void maskKeyComesFromTheRecoverySeed() {
        assertThat(alphaKey.publicKey().x25519().hex())
                .isEqualTo("a381444745e56e5b5150158bec23485cb2b5ef8998b4c36dd50edb997b4c7b52");
        assertThat(digest(alphaKey.publicKey().mlKem()))
                .isEqualTo("418749f0e9985b5eb96d3cf986e31c2fc017e3a17eba93d5a593fa51dbf369f9");
        assertThat(betaKey.publicKey().x25519().hex())
                .isEqualTo("a4ee9f44acd403c54ee27968b01d7fae29131b5b2b1ea14a62845d9ae40ff810");
        assertThat(digest(betaKey.publicKey().mlKem()))
                .isEqualTo("234a0c4e4cfbcd409175ece96f0299f610a189b9fbe90c7e282385f54d655cbc");
    }

    @Test
    void maskEncapsulationComesFromTheRecoverySeed() {
        assertThat(hex(fromAlpha.secret()))
                .isEqualTo("83e20d9b8fdda216e5be36c2292cec5aef794c893aaa0059c22718f6e2a23b20");
        assertThat(digest(fromAlpha.ciphertext()))
                .isEqualTo("afd1ff87c48ab2752a361fe22ba5d10946eaac9ba1b2b71265faa1f074346bab");
        assertThat(hex(fromBeta.secret()))
                .isEqualTo("efc877035cec654b5d6cc16dd181902bd6f80600fc1484771581be59169960fb");
        assertThat(digest(fromBeta.ciphertext()))
                .isEqualTo("5b543fa4348d2884ad58aff9d804c9533886c377b013c8881e254850dfbca6cd");
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
        assertThat(hex(ours.key())).isEqualTo("7e92bc78056621fc585d525f080583434636882103ba084bd237ad468c6d8c3b");
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
                .isEqualTo("01cebf9deb8e4d3fbb9d16b92ffc2fa18c8d57e1fde5aea9e1b15924e069c365");
        new Keystream(key, VectorLayout.CHUNK_BYTES).next(stream, 16);
        assertThat(HexFormat.of().formatHex(stream, 0, 16)).isEqualTo("c9183caa473ddff4247f510b96fdcb99");
    }

    @Test
    void longKeystreamIsTheSameInPieces() {
        var mebibyte = new byte[1 << 20];
        new Mask(pairMask().key(), true).apply(new VectorLayout(1 << 18, RingWidth.BITS_32, 0), 0, mebibyte);
        assertThat(Encoder.sha256(mebibyte).hex())
                .isEqualTo("5b96ad8ab907aea3a55bf75cdbf08fb0b066a6080a22fc0e00a99391c7213cd3");
    }

    @Test
    void valuesAndLimbsAreMaskedLittleEndian() {
        assertThat(masked(RingWidth.BITS_32)).isEqualTo("23d8700d5b87c65f94604d19b909e2c4bedeafc5509b2363");
        assertThat(masked(RingWidth.BITS_16)).isEqualTo("23d8720d5c87c45f90604d19bb09e2c4");
        assertThat(masked(RingWidth.BITS_64))
                .isEqualTo("23d8700d5a87c65f93604d19bb09e2c4c2deafc5509b23638cd066eb05c7dec12497ba06bea96bd0");
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
        assertThat(hex(key)).isEqualTo("f790832bcb0e131f32171fe27d2f0ab8ab1877b1df5436e1e37431e95f16d9d4");
        assertThat(ShareBox.commit(key, session, ALPHA, BETA).hex())
                .isEqualTo("eb195fe9a7064414172e5b97ab74f0c462da1b7264c253a00564f615d776abb3");
        var sealed = ShareBox.seal(key, session, ALPHA, BETA, sixtyFourBytes());
        assertThat(sealed.hex())
                .isEqualTo(
                        "8ba19f3a64df1a30f22ba4f25c7413608a052ee34895b653cd3e7edc5d123f68871351703d561e468c6dddb4f9d2fbeb"
                                + "b35094bfece2088e14e0351dcf05f7cc05db75198c6bfdfe9bdf1cbc2171e107");
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
                .isEqualTo("cd2e60d0593c7c957f3856117c774e1b224807e407d7163debe6da19c04c4c22");
    }

    @Test
    void advertiseIsEncodedSignedAndHashed() {
        var message = Advertise.sign(
                identity, context, ALPHA, alphaKey.publicKey(), betaKey.publicKey(), session, Optional.empty());
        assertThat(message.encode()).hasSize(2572);
        assertThat(message.digest().hex())
                .isEqualTo("7f10d9de1c5baf170c87d9bacdeda626b0511df8cf3bc2de7409a1ac1c4ad825");
        var roster = new Roster(List.of(message));
        assertThat(roster.hash().hex()).isEqualTo("109cf57e37b87f53d1ce3964a6a02a7b6b5df1a0bcd01faf9cf276db4df0105f");
        assertThat(Cohort.sessionOf(context, roster.hash()).hex())
                .isEqualTo("aba9341a6308c1bcb3d54763cdd7a1af30e0b83593c381d8d3d3b5b3b68d9560");
    }

    @Test
    void sharesHeaderIsEncodedSignedAndHashed() {
        var header = header();
        assertThat(HexFormat.of().formatHex(header.encode()))
                .isEqualTo(
                        "0d013f3af1ecebbd1410ab417ec0d27bbfcb5d340e177ae159b59fc8626c2dfd917500000005616c70686103dec64bfe"
                                + "0881a9e65419205b9ae0d427c4b0e2a1e887d8636d678b36a8c96f384813494d137e1631bba301d5acab6e7bb7aa74ce"
                                + "1185d456565ef51d737677b2d3f7ce3123df261344ad1cf832d28b0149babcce5ecdeaf78e5f0f4f1bb4ac08ec6bd7df"
                                + "aee63f0b59c36d45ebaef82ef2ca9d1d7a676541a4926cd2a9a6f306");
        assertThat(SharingCohort.hash(List.of(header.digest())).hex())
                .isEqualTo("ccab38b59257e36fdb1c01ba20c6c594515d1661088246d5b2a3a4667a9aba4f");
    }

    @Test
    void agreementVoteAndComplaintAreEncodedAndSigned() {
        var agreement = Consistent.sign(identity, session, ALPHA, Federation.hash("survivors"));
        assertThat(HexFormat.of().formatHex(agreement.encode()))
                .isEqualTo(
                        "07013f3af1ecebbd1410ab417ec0d27bbfcb5d340e177ae159b59fc8626c2dfd917500000005616c706861317033bb23"
                                + "dda33a9d5890c0bc65b44ceb7eb77e6e47e5bf30b0f82804168f0114c348bc84af6856b9f8963b09836317a9680c3e18"
                                + "fa9fae4fed3e8117e5181dfdd81dd5bab1ecb192c8f0e834fff7536eaadd93aacf4c932c85901cdd75a90d");
        assertThat(HexFormat.of()
                        .formatHex(AbortVote.sign(identity, session, ALPHA).encode()))
                .isEqualTo(
                        "0f013f3af1ecebbd1410ab417ec0d27bbfcb5d340e177ae159b59fc8626c2dfd917500000005616c7068613a5526a5c9"
                                + "bfe20daa1f2cf8697c525ef75cf7df45598886fe9d56ff73508b0a16155abd74f1c1a05fe7acd10f0be52ae93e60bd74"
                                + "c1830ed1e2a3e04cbe280e");
        var complaint = new Complaint(
                BETA, header().digest(), ByteString.of(channelKey().openSecret()));
        assertThat(HexFormat.of()
                        .formatHex(Complaints.sign(identity, session, ALPHA, List.of(complaint))
                                .encode()))
                .isEqualTo(
                        "0e013f3af1ecebbd1410ab417ec0d27bbfcb5d340e177ae159b59fc8626c2dfd917500000005616c7068610001000000"
                                + "04626574614b558faa145670caf605463316d7afdeae769f01d2e66d1db9989a8a37a068a8f790832bcb0e131f32171f"
                                + "e27d2f0ab8ab1877b1df5436e1e37431e95f16d9d4f2e16e493f610d8bdf8d265332ef9719c6a25590778c939847298d"
                                + "bda0780149511f508e88dbd22cdc4193f8225f6ea65ad119841f6d9895105000665e5c8609");
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
