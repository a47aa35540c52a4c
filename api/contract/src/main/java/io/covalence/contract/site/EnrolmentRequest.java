package io.covalence.contract.site;

import java.nio.charset.StandardCharsets;

/**
 * A connector's request to be enrolled.
 *
 * @param code one-time code given to the institution
 * @param identityKey Ed25519 public key, 32 bytes, base64url without padding
 * @param authenticationKey public P-256 key as a JWK in JSON, with which the connector signs in (private_key_jwt, ES256)
 * @param connectorVersion for support
 * @param signature Ed25519 by the identity key over {@link EnrolmentRequest#signedBytes}, base64url without padding
 */
public record EnrolmentRequest(
        String code, String identityKey, String authenticationKey, String connectorVersion, String signature) {

    /** What the identity key signs: a label and every other field, each preceded by its length, so that none can slide. */
    public static byte[] signedBytes(
            String code, String identityKey, String authenticationKey, String connectorVersion) {
        var text = new StringBuilder("covalence/v1/enrolment");
        for (var field : new String[] {code, identityKey, authenticationKey, connectorVersion}) {
            text.append('\n').append(field.length()).append(':').append(field);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "EnrolmentRequest[code=[REDACTED], identityKey=" + identityKey + "]";
    }
}
