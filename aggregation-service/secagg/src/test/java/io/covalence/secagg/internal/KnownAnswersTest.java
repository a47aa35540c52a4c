package io.covalence.secagg.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SeededRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The primitives against published numbers. */
final class KnownAnswersTest {
    private static final HexFormat HEX = HexFormat.of();

    record Answer(String source, String expected, String actual) {
        @Override
        public String toString() {
            return source;
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void primitiveGivesThePublishedAnswer(Answer answer) {
        assertThat(answer.actual()).isEqualTo(answer.expected());
    }

    @Test
    void noAnswerHasBeenLost() {
        assertThat(answers()).hasSize(26);
        assertThat(answers().stream()
                        .map(answer -> answer.source().split(" ", 2)[0])
                        .distinct())
                .containsExactly("RFC-5869", "RFC-7748", "RFC-8032", "SP-800-38A", "FIPS-197", "FIPS-203", "Go");
    }

    static List<Answer> answers() {
        return List.of(
                hkdf(
                        "RFC-5869 A.1",
                        "0b".repeat(22),
                        range(0x00, 0x0d),
                        range(0xf0, 0xfa),
                        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
                hkdf(
                        "RFC-5869 A.2",
                        range(0x00, 0x50),
                        range(0x60, 0xb0),
                        range(0xb0, 0x100),
                        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                                + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"),
                agreement(
                        "RFC-7748 5.2 first vector",
                        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
                        "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
                        "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"),
                agreement(
                        "RFC-7748 5.2 second vector",
                        "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
                        "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
                        "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"),
                agreement(
                        "RFC-7748 6.1 shared secret",
                        "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb",
                        "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
                        "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"),
                new Answer(
                        "RFC-7748 6.1 public key",
                        "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
                        new AgreementKey(secret("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"))
                                .publicKey()
                                .hex()),
                publicKey(
                        "RFC-8032 7.1 test 1 public key",
                        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
                signature(
                        "RFC-8032 7.1 test 1 signature",
                        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                        "",
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd"
                                + "25bf5f0595bbe24655141438e7a100b"),
                publicKey(
                        "RFC-8032 7.1 test 2 public key",
                        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
                signature(
                        "RFC-8032 7.1 test 2 signature",
                        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                        "72",
                        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c38"
                                + "7b2eaeb4302aeeb00d291612bb0c00"),
                keystream(0, "6bc1bee22e409f96e93d7e117393172a", "601ec313775789a5b7a7f504bbf3d228"),
                keystream(1, "ae2d8a571e03ac9c9eb76fac45af8e51", "f443e3ca4d62b59aca84e990cacaf5c5"),
                keystream(2, "30c81c46a35ce411e5fbc1191a0a52ef", "2b0930daa23de94ce87017ba2d84988d"),
                keystream(3, "f69f2445df4f9b17ad2b417be66c3710", "dfc9c58db67aada613c2dd08457941a6"),
                product(0x83, "c1"),
                product(0x13, "fe"),
                product(0x01, "57"),
                product(0x02, "ae"),
                product(0x04, "47"),
                product(0x08, "8e"),
                product(0x10, "07"),
                new Answer("FIPS-197 table of S-box inverses {53}", "ca", hexOf(Gf256.inverse(0x53))),
                new Answer(
                        "FIPS-203 ACVP key generation",
                        MlKemAnswers.number("keygen.ek"),
                        MlKemAnswers.key().publicKey().hex()),
                new Answer(
                        "FIPS-203 ACVP encapsulation, ciphertext",
                        MlKemAnswers.number("encap.c"),
                        MlKemAnswers.encapsulation().ciphertext().hex()),
                new Answer(
                        "FIPS-203 ACVP encapsulation, secret",
                        MlKemAnswers.number("encap.k"),
                        HEX.formatHex(MlKemAnswers.encapsulation().secret().openSecret())),
                new Answer(
                        "Go crypto/mlkem TestAccumulated after 100 keys, encapsulations and decapsulations",
                        "1114b1b6699ed191734fa339376afa7e285c9e6acf6ff0177d346696ce564415",
                        MlKemAnswers.accumulated(100)));
    }

    @Test
    void inverseOfEveryElementMultipliesToOne() {
        for (int a = 1; a < 256; a++) {
            assertThat(Gf256.multiply(a, Gf256.inverse(a))).isEqualTo(1);
        }
    }

    /** Every key of low order makes every agreement vanish, whatever the bit is that is ignored; no other key of this test does. */
    @Test
    void keysOfLowOrderAreExactlyThoseThatNobodyCanAgreeWith() {
        var site = new SiteId("peer");
        var scalar = SecretBytes.random(32, new SeededRandom(3));
        int refused = 0;
        for (var point : AgreementKey.LOW_ORDER) {
            for (int ignored : new int[] {0, 0x80}) {
                var bytes = point.toByteArray();
                bytes[31] |= (byte) ignored;
                var key = ByteString.of(bytes);
                assertThatThrownBy(() -> new AgreementKey(scalar).agree(key, site))
                        .isInstanceOf(ProtocolViolation.class);
                assertThatThrownBy(() -> AgreementKey.requireUsable(key, site)).isInstanceOf(ProtocolViolation.class);
                refused++;
            }
        }
        assertThat(refused).isEqualTo(2 * 7);
        for (int i = 0; i < 1000; i++) {
            var key = ByteString.of(SecretBytes.random(32, new SeededRandom(i)).openSecret());
            AgreementKey.requireUsable(key, site);
            new AgreementKey(scalar).agree(key, site);
        }
    }

    /** Shares at x = 1, 2, 5 and 255, computed by src/test/python/known_answers.py. */
    @Test
    void sharesOfAnIndependentProgramCombine() {
        var shares = new TreeMap<Integer, byte[]>();
        shares.put(1, HEX.parseHex("947c"));
        shares.put(2, HEX.parseHex("25e8"));
        shares.put(255, HEX.parseHex("5eaf"));
        assertThat(Shamir.combine(shares).openSecret()).isEqualTo(HEX.parseHex("42ff"));
        shares.remove(2);
        shares.put(5, HEX.parseHex("377a"));
        assertThat(Shamir.combine(shares).openSecret()).isEqualTo(HEX.parseHex("42ff"));
    }

    private static Answer hkdf(String source, String input, String salt, String info, String expected) {
        var output = Hkdf.derive(HEX.parseHex(input), HEX.parseHex(salt), HEX.parseHex(info), expected.length() / 2);
        return new Answer(source, expected, HEX.formatHex(output));
    }

    private static Answer agreement(String source, String scalar, String point, String expected) {
        var shared = new byte[X25519.POINT_SIZE];
        X25519.scalarMult(HEX.parseHex(scalar), 0, HEX.parseHex(point), 0, shared, 0);
        var agreed = new AgreementKey(secret(scalar))
                .agree(ByteString.ofHex(point), new SiteId("peer"))
                .openSecret();
        assertThat(agreed).isEqualTo(shared);
        return new Answer(source, expected, HEX.formatHex(agreed));
    }

    private static Answer publicKey(String source, String seed, String expected) {
        return new Answer(
                source, expected, IdentityKey.ofSeed(secret(seed)).publicKey().hex());
    }

    private static Answer signature(String source, String seed, String message, String expected) {
        return new Answer(
                source,
                expected,
                IdentityKey.ofSeed(secret(seed)).sign(HEX.parseHex(message)).hex());
    }

    private static Answer keystream(int block, String plain, String expected) {
        var key = secret("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
        var stream = new byte[64];
        new Keystream(key, HEX.parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")).next(stream, stream.length);
        var cipher = HEX.parseHex(plain);
        for (int i = 0; i < cipher.length; i++) {
            cipher[i] ^= stream[16 * block + i];
        }
        return new Answer("SP-800-38A F.5.5 block " + (block + 1), expected, HEX.formatHex(cipher));
    }

    private static Answer product(int factor, String expected) {
        return new Answer("FIPS-197 4.2 {57} times " + hexOf(factor), expected, hexOf(Gf256.multiply(0x57, factor)));
    }

    private static String hexOf(int value) {
        return HEX.toHexDigits((byte) value);
    }

    private static SecretBytes secret(String hex) {
        return SecretBytes.owning(HEX.parseHex(hex));
    }

    private static String range(int from, int to) {
        var bytes = new byte[to - from];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return HEX.formatHex(bytes);
    }
}
