package io.covalence.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a thief finds on the machines, as forms for the identity provider's token endpoint. */
final class StolenCredentials {
    private static final String SECRET = "COVALENCE_TENANT_SERVICE_SECRET";
    private static final long LIFETIME_SECONDS = 50;
    private static final String CURVE = "secp256r1";
    private static final int COORDINATE_BYTES = 32;

    private final RunningDemo demo;
    private final ObjectMapper json = new ObjectMapper();

    StolenCredentials(RunningDemo demo) {
        this.demo = demo;
    }

    /** From the environment of the server's process. */
    Map<String, String> ofTenantService() {
        var form = new HashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", "tenant-service");
        form.put("client_secret", DemoProcess.find(demo, DemoProcess.SERVER).setting(SECRET));
        return form;
    }

    /** From a connector's folder. */
    Map<String, String> ofConnector(int number) {
        try {
            var home = demo.connectorHome(number);
            return signedBy(
                    json.readTree(home.resolve("authentication.key").toFile()),
                    json.readTree(home.resolve("enrolment.json").toFile())
                            .path("clientId")
                            .asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key of the thief's own, as a JWK with its private part. */
    ObjectNode newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return json.createObjectNode()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("use", "sig")
                    .put("alg", "ES256")
                    .put("kid", UUID.randomUUID().toString())
                    .put("x", coordinate(point.getAffineX()))
                    .put("y", coordinate(point.getAffineY()))
                    .put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }

    /** A client's key signs an assertion of RFC 7523. */
    Map<String, String> signedBy(JsonNode jwk, String client) {
        var form = new HashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", client);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        try {
            form.put("client_assertion", assertion(jwk, client));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return form;
    }

    private String assertion(JsonNode jwk, String client) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        var header = json.createObjectNode()
                .put("alg", "ES256")
                .put("typ", "JWT")
                .put("kid", jwk.path("kid").asText());
        var claims = json.createObjectNode()
                .put("iss", client)
                .put("sub", client)
                .put("aud", demo.addresses().issuer())
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now)
                .put("exp", now + LIFETIME_SECONDS);
        var signed = encoded(header.toString()) + "." + encoded(claims.toString());
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key(jwk.path("d").asText()));
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static PrivateKey key(String d) throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        var number = new BigInteger(1, Base64.getUrlDecoder().decode(d));
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(number, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
