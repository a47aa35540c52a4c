package io.covalence.connector.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.service.LocalServer.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Issues tokens for assertions that the registered keys signed; each assertion once. */
public final class LocalIdentityProvider {
    private static final Duration TOLERANCE = Duration.ofSeconds(15);
    private static final String REALM = "/realms/covalence";

    private final LocalServer server;
    private final Map<String, ECKey> keys = new ConcurrentHashMap<>();
    private final Map<String, String> sites = new ConcurrentHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicInteger signingKey = new AtomicInteger(1);
    private volatile int oldestKey = 1;
    private volatile BooleanSupplier up = () -> true;
    private volatile boolean strict;
    private volatile int lifetimeSeconds = 300;

    public LocalIdentityProvider(LocalServer server) {
        this.server = server;
        server.route(
                        "GET",
                        REALM + "/.well-known/openid-configuration",
                        (request, path) -> Reply.json(
                                200,
                                Map.of(
                                        "issuer",
                                        issuer(),
                                        "token_endpoint",
                                        issuer() + "/token",
                                        "jwks_uri",
                                        "unused")))
                .route("POST", REALM + "/token", (request, path) -> token(request));
    }

    public String issuer() {
        return server.url() + REALM;
    }

    public void register(String clientId, String publicJwk) {
        try {
            keys.put(clientId, ECKey.parse(publicJwk));
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** From now on an assertion has to be of the present, to 15 seconds. */
    public LocalIdentityProvider strictAboutTime() {
        strict = true;
        return this;
    }

    private boolean isPresent(JWTClaimsSet claims) {
        var now = Instant.now();
        boolean present = claims.getIssueTime().toInstant().isBefore(now.plus(TOLERANCE))
                && claims.getExpirationTime().toInstant().isAfter(now.minus(TOLERANCE));
        return present || !strict;
    }

    public void tokensLast(int seconds) {
        lifetimeSeconds = seconds;
    }

    public void revokeTokens() {
        sites.clear();
    }

    /** From now on tokens are signed by another key; those of the keys before are good as long as their keys are published. */
    public void rotateKeys() {
        signingKey.incrementAndGet();
    }

    /** Publishes the present key only. */
    public void retireOldKeys() {
        oldestKey = signingKey.get();
    }

    /** As a service does that knows the published keys. */
    public boolean accepts(Request request) {
        var authorization = request.header("Authorization");
        return sites.containsKey(authorization)
                && Integer.parseInt(authorization.substring(authorization.lastIndexOf('.') + 1)) >= oldestKey;
    }

    /** As while it is started anew: it answers with 503 unless it is up. */
    public void answeringOnly(BooleanSupplier whenUp) {
        up = whenUp;
    }

    private synchronized Reply token(Request request) {
        if (!up.getAsBoolean()) {
            return Reply.empty(503);
        }
        var form = Arrays.stream(new String(request.body(), StandardCharsets.US_ASCII).split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        try {
            var assertion = SignedJWT.parse(form.getOrDefault("client_assertion", ""));
            var claims = assertion.getJWTClaimsSet();
            var key = keys.get(claims.getSubject());
            boolean good = key != null
                    && assertion.verify(new ECDSAVerifier(key))
                    && claims.getAudience().equals(List.of(issuer()))
                    && claims.getIssuer().equals(claims.getSubject())
                    && "client_credentials".equals(form.get("grant_type"))
                    && isPresent(claims)
                    && used.add(claims.getJWTID());
            if (!good) {
                return Reply.json(401, Map.of("error", "invalid_client"));
            }
            var token = "token-" + issued.incrementAndGet() + "." + signingKey.get();
            sites.put("Bearer " + token, claims.getSubject());
            return Reply.json(
                    200, Map.of("access_token", token, "expires_in", lifetimeSeconds, "token_type", "Bearer"));
        } catch (ParseException | JOSEException e) {
            return Reply.json(400, Map.of("error", "invalid_request"));
        }
    }
}
