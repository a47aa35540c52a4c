package io.covalence.service.site;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.service.world.ConnectorKeys;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys a connector may enrol with. */
class EnrolledKeysTest extends EnrolmentScene {
    @Test
    void requestMustBeSignedByTheIdentityKey() {
        var code = code();
        var request = keys.request(code);
        var other = new ConnectorKeys();

        refused(
                ProblemType.INVALID_REQUEST,
                "/signature",
                () -> enrol(new EnrolmentRequest(
                        code, other.identityKey(), request.authenticationKey(), "0.1.0", request.signature())));
    }

    /**
     * The points of order 1, 2, 4 and 8 and the encodings that are not reduced: under most of them everybody can make signatures
     * (cr.yp.to/ecdh.html lists them for Curve25519; here as y-coordinates of edwards25519, with either sign).
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void identityKeyOfSmallOrderOrInASecondEncodingDoesNotEnrol(String hex) {
        var key = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
        // R is the neutral point and S is zero: valid under keys of small order for many messages.
        var signature = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex("01" + "00".repeat(63)));

        refused(
                ProblemType.INVALID_REQUEST,
                "/identityKey",
                () -> enrol(new EnrolmentRequest(code(), key, keys.authenticationKey(), "0.1.0", signature)));
    }

    /** A key plus a point of order 2 verifies many signatures of the key itself, and is none of its own. */
    @Test
    void identityKeyOfMixedOrderDoesNotEnrol() {
        // (x, y) + (0, -1) = (-x, -y): the other sign and p - y.
        var raw = Base64.getUrlDecoder().decode(keys.identityKey());
        var p = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
        boolean odd = raw[31] < 0;
        raw[31] &= 0x7f;
        var mixed = new byte[32];
        var y = p.subtract(new BigInteger(1, reversed(raw))).toByteArray();
        for (int i = 0; i < Math.min(y.length, 32); i++) {
            mixed[i] = y[y.length - 1 - i];
        }
        mixed[31] |= odd ? 0 : (byte) 0x80;
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(mixed);

        refused(
                ProblemType.INVALID_REQUEST,
                "/identityKey",
                () -> enrol(new EnrolmentRequest(code(), key, keys.authenticationKey(), "0.1.0", "AA")));
    }

    @Test
    void identityKeyHasOneSpelling() {
        for (var key : List.of(keys.identityKey() + "=", keys.identityKey() + "AAAA", "AA", "")) {
            refused(
                    ProblemType.INVALID_REQUEST,
                    "/identityKey",
                    () -> enrol(new EnrolmentRequest(code(), key, keys.authenticationKey(), "0.1.0", "AA")));
        }
    }

    @Test
    void everyHonestKeyEnrols() {
        for (int i = 0; i < 50; i++) {
            assertThat(SiteKeys.isIdentityKey(new ConnectorKeys().identityKey()))
                    .isTrue();
        }
    }

    private static byte[] reversed(byte[] bytes) {
        var turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }

    @Test
    void keyThatIsNoneIsNamed() {
        var code = code();
        for (var jwk : List.of(
                "nothing",
                "{\"kty\":\"RSA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                // (1, 1) does not lie on the curve.
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\","
                        + "\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\"}",
                keys.authenticationKey().replace("\"kty\"", "\"d\":\"AA\",\"kty\""))) {
            refused(
                    ProblemType.INVALID_REQUEST,
                    "/authenticationKey",
                    () -> enrol(new EnrolmentRequest(code, keys.identityKey(), jwk, "0.1.0", "AA")));
        }
    }
}
