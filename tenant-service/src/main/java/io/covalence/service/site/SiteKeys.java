package io.covalence.service.site;

import com.fasterxml.jackson.databind.JsonNode;
import io.covalence.service.json.Json;
import io.covalence.service.secret.Digests;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;

/** Public keys as sites send them: Ed25519 for identity, P-256 for signing in. */
final class SiteKeys {
    private static final int KEY_BYTES = 32;
    private static final int LONGEST_KEY_ID = 100;
    private static final Pattern KEY_ID = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST_KEY_ID + "}");
    /** RFC 8410: the DER prefix of an Ed25519 SubjectPublicKeyInfo. */
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    /** SEC 2: the field and the coefficient of P-256, y² = x³ - 3x + b. */
    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

    private SiteKeys() {}

    /** In its one spelling: another one of the same key would be refused when a run begins. */
    static boolean isIdentityKey(String key) {
        return bytes(key)
                .filter(raw -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(raw)
                        .equals(key))
                .filter(Ed25519Keys::isPublicKey)
                .isPresent();
    }

    /** SHA-256 of the raw key, in hex. */
    static String fingerprint(String identityKey) {
        return Digests.sha256(bytes(identityKey).orElseThrow());
    }

    static boolean verifies(String identityKey, byte[] message, String signature) {
        try {
            var raw = bytes(identityKey).orElseThrow();
            var encoded = new byte[ED25519_PREFIX.length + raw.length];
            System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
            System.arraycopy(raw, 0, encoded, ED25519_PREFIX.length, raw.length);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The JWK with the members we know and no others, ready for the identity provider.
     *
     * @return empty unless it is a public P-256 key whose point lies on the curve
     */
    static Optional<String> authenticationKey(String jwk) {
        JsonNode key;
        try {
            key = Json.read(jwk, JsonNode.class);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var x = bytes(key.path("x").asText());
        var y = bytes(key.path("y").asText());
        var keyId = key.path("kid").asText();
        if (!key.path("kty").asText().equals("EC")
                || !key.path("crv").asText().equals("P-256")
                || key.has("d")
                || x.isEmpty()
                || y.isEmpty()
                || !onCurve(new BigInteger(1, x.get()), new BigInteger(1, y.get()))
                || (!keyId.isEmpty() && !KEY_ID.matcher(keyId).matches())) {
            return Optional.empty();
        }
        var known = new LinkedHashMap<String, String>();
        known.put("kty", "EC");
        known.put("crv", "P-256");
        known.put("use", "sig");
        known.put("alg", "ES256");
        if (!keyId.isEmpty()) {
            known.put("kid", keyId);
        }
        known.put("x", key.path("x").asText());
        known.put("y", key.path("y").asText());
        return Optional.of(Json.write(known));
    }

    private static boolean onCurve(BigInteger x, BigInteger y) {
        var right = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(B).mod(P);
        return x.compareTo(P) < 0 && y.compareTo(P) < 0 && y.pow(2).mod(P).equals(right);
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text)).filter(raw -> raw.length == KEY_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
