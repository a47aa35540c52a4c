package io.covalence.service.world;

import io.covalence.contract.site.EnrolmentRequest;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Keys as a connector makes them at its site. */
public final class ConnectorKeys {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int KEY_BYTES = 32;

    private final KeyPair identity;
    private final KeyPair authentication;

    public ConnectorKeys() {
        try {
            identity = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var curve = KeyPairGenerator.getInstance("EC");
            curve.initialize(new ECGenParameterSpec("secp256r1"));
            authentication = curve.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The raw key: the last 32 bytes of its X.509 form (RFC 8410). */
    public String identityKey() {
        var encoded = identity.getPublic().getEncoded();
        return BASE64.encodeToString(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    }

    public String authenticationKey() {
        var point = ((ECPublicKey) authentication.getPublic()).getW();
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k1\",\"x\":\"" + coordinate(point.getAffineX())
                + "\",\"y\":\"" + coordinate(point.getAffineY()) + "\"}";
    }

    public String sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(identity.getPrivate());
            signature.update(message);
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public EnrolmentRequest request(String code) {
        return new EnrolmentRequest(
                code,
                identityKey(),
                authenticationKey(),
                "0.1.0",
                sign(EnrolmentRequest.signedBytes(code, identityKey(), authenticationKey(), "0.1.0")));
    }

    private static String coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var fixed = new byte[KEY_BYTES];
        for (int i = 1; i <= Math.min(KEY_BYTES, bytes.length); i++) {
            fixed[KEY_BYTES - i] = bytes[bytes.length - i];
        }
        return BASE64.encodeToString(fixed);
    }
}
