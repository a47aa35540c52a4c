package io.covalence.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a thief finds on the machines, as forms for the identity provider's token endpoint. */
final class StolenCredentials {
    private static final String SECRET = "COVALENCE_TENANT_SERVICE_SECRET=";
    private static final long LIFETIME_SECONDS = 50;

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
        form.put(
                "client_secret",
                demo.processes()
                        .map(StolenCredentials::secret)
                        .filter(secret -> !secret.isEmpty())
                        .findFirst()
                        .orElseThrow());
        return form;
    }

    private static String secret(ProcessHandle process) {
        try {
            var environment =
                    Files.readString(Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
            return Arrays.stream(environment.split("\0", -1))
                    .filter(setting -> setting.startsWith(SECRET))
                    .map(setting -> setting.substring(SECRET.length()))
                    .findFirst()
                    .orElse("");
        } catch (IOException ended) {
            return "";
        }
    }

    /** From a connector's folder: its key signs an assertion of RFC 7523. */
    Map<String, String> ofConnector(int number) {
        try {
            var home = demo.connectorHome(number);
            var client = json.readTree(home.resolve("enrolment.json").toFile())
                    .path("clientId")
                    .asText();
            var form = new HashMap<String, String>();
            form.put("grant_type", "client_credentials");
            form.put("client_id", client);
            form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            form.put(
                    "client_assertion",
                    assertion(json.readTree(home.resolve("authentication.key").toFile()), client));
            return form;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
                .put("aud", demo.doors().issuer())
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
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var number = new BigInteger(1, Base64.getUrlDecoder().decode(d));
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(number, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
