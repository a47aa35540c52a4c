package io.covalence.connector.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.identity.AuthenticationKey;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens by the OAuth 2 client-credentials grant with a signed assertion (RFC 7523). A token is kept until shortly
 * before it expires. For use by several threads.
 */
public final class TokenSource {
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);
    private static final int MARGIN_SHARE = 4;
    /** Less than that makes no difference to an assertion. */
    private static final Duration NEWS = Duration.ofSeconds(5);

    private static final int ANSWER_LIMIT = 256 << 10;

    private final Endpoint issuer;
    private final String clientId;
    private final AuthenticationKey key;
    private final Transport transport;
    private final Clock clock;
    private ClockOffset offset = ClockOffset.NONE;
    private @Nullable URI tokenEndpoint;
    private @Nullable Held held;

    public TokenSource(Endpoint issuer, String clientId, AuthenticationKey key, Transport transport, Clock clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.key = key;
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * A token that is good for a while yet.
     *
     * @throws Failure when the identity provider does not answer, or refuses this site
     */
    public synchronized String token() throws InterruptedException {
        var present = held;
        if (present == null || !clock.instant().isBefore(present.renewAt())) {
            present = fetch();
            held = present;
        }
        return present.token();
    }

    /** Forgets a token that was refused; harmless when it has been replaced already. */
    public synchronized void forget(String refused) {
        if (held != null && held.token().equals(refused)) {
            held = null;
        }
    }

    private Held fetch() throws InterruptedException {
        var endpoint = tokenEndpoint();
        var answer = send(endpoint);
        if (!answer.succeeded() && learnsTime(answer)) {
            answer = send(endpoint);
        }
        if (!answer.succeeded()) {
            throw answer.isWebPage()
                    ? new WebPageInstead(tokenCall(endpoint).origin(), answer.status())
                    : refused(answer);
        }
        var token = answer.as(Token.class);
        var lifetime = Duration.ofSeconds(Math.max(1, token.expiresIn()));
        var margin = lifetime.dividedBy(MARGIN_SHARE);
        var used = lifetime.minus(margin.compareTo(LONGEST_MARGIN) < 0 ? margin : LONGEST_MARGIN);
        return new Held(token.accessToken(), clock.instant().plus(used));
    }

    /** Whether a refusal shows that the clocks differ by something else than was believed, and that may be corrected. */
    private boolean learnsTime(Answer refusal) {
        var before = offset;
        offset = ClockOffset.of(refusal, clock).orElse(before);
        var change = offset.ahead().minus(before.ahead()).abs();
        return change.compareTo(NEWS) > 0 && offset.isCorrected();
    }

    /** An assertion is about the identity provider's time; what is far off is for people to correct. */
    private Instant time() {
        return clock.instant().plus(offset.isCorrected() ? offset.ahead() : Duration.ZERO);
    }

    /** An assertion is good for one use, so each attempt signs a new one. */
    private Answer send(URI endpoint) throws InterruptedException {
        try {
            return transport.send(tokenCall(endpoint));
        } catch (ServiceUnreachable first) {
            return transport.send(tokenCall(endpoint));
        }
    }

    private Call tokenCall(URI endpoint) {
        var form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                clientId,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                key.assertion(clientId, issuer.base().toString(), time()));
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Call.post(endpoint, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII))
                .atMost(ANSWER_LIMIT)
                .trying(1);
    }

    private URI tokenEndpoint() throws InterruptedException {
        var known = tokenEndpoint;
        if (known != null) {
            return known;
        }
        var call = Call.get(issuer.at("/.well-known/openid-configuration")).atMost(ANSWER_LIMIT);
        var answer = transport.send(call).require();
        offset = ClockOffset.of(answer, clock).orElse(offset);
        var discovered = answer.as(Discovery.class);
        if (!discovered.issuer().equals(issuer.base().toString())) {
            throw Failure.failed(
                    FailureCode.WRONG_ISSUER,
                    "The identity provider at " + issuer.base() + " calls itself by another name.",
                    "Tell the people who run the service: its public address is set wrongly.");
        }
        var endpoint = Endpoint.of(discovered.tokenEndpoint()).base();
        tokenEndpoint = endpoint;
        return endpoint;
    }

    private Failure refused(Answer answer) {
        if (answer.status() >= 500) {
            return new ServiceRefusal(
                    answer.status(), "sign-in-failed", "The identity provider cannot sign this site in at the moment.");
        }
        if (!offset.isCorrected()) {
            return Failure.failed(
                    FailureCode.CLOCK_WRONG,
                    "The identity provider refuses this site (status " + answer.status() + "): this machine's clock is "
                            + offset.words() + ".",
                    "Set this machine's clock, for example by NTP: timedatectl set-ntp true");
        }
        return Failure.failed(
                FailureCode.SIGN_IN_REFUSED,
                "The identity provider refuses this site (status " + answer.status() + ").",
                "This machine's clock is " + offset.words()
                        + ", which is not the reason. Ask the people who run the service whether the site was"
                        + " suspended.");
    }

    private record Held(String token, Instant renewAt) {
        @Override
        public String toString() {
            return "Held[[REDACTED], renewAt=" + renewAt + "]";
        }
    }

    private record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn) {
        @Override
        public String toString() {
            return "Token[[REDACTED]]";
        }
    }

    private record Discovery(
            String issuer, @JsonProperty("token_endpoint") String tokenEndpoint) {}
}
