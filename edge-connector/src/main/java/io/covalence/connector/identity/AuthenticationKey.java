package io.covalence.connector.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** The P-256 key with which the connector signs in ({@code private_key_jwt}, ES256): no secret is shared with anybody. */
public final class AuthenticationKey {
    private static final Duration ASSERTION_LIFETIME = Duration.ofSeconds(60);

    private final ECKey key;

    private AuthenticationKey(ECKey key) {
        this.key = key;
    }

    static AuthenticationKey generate() {
        try {
            return new AuthenticationKey(new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK has no P-256", e);
        }
    }

    /**
     * Opens a stored key.
     *
     * @throws IllegalArgumentException when it is not a private P-256 key
     */
    static AuthenticationKey of(String jwk) {
        try {
            var key = ECKey.parse(jwk);
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw new IllegalArgumentException("not a private P-256 key");
            }
            return new AuthenticationKey(key);
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a JWK", e);
        }
    }

    /** The public half as a JWK in JSON. */
    public String publicJwk() {
        return key.toPublicJWK().toJSONString();
    }

    /**
     * A fresh assertion of RFC 7523; good for one use within a minute.
     *
     * @param audience the identity provider's issuer
     */
    public String assertion(String clientId, String audience, Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTION_LIFETIME)))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var assertion = new SignedJWT(header, claims);
        try {
            assertion.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the authentication key cannot sign", e);
        }
        return assertion.serialize();
    }

    /** The private half, for the key file only. */
    String openSecret() {
        return key.toJSONString();
    }

    @Override
    public String toString() {
        return "AuthenticationKey[" + key.getKeyID() + "]";
    }
}
