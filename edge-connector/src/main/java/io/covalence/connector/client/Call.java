package io.covalence.connector.client;

import io.covalence.connector.Sha256;
import io.covalence.contract.id.RoundId;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, bounded in time and in the size of its answer. Everything that is retried is safe to repeat.
 *
 * @param sha256 hex digest of the body
 * @param round the round of the request, for the outbound log
 * @param timeout from sending to the answer's last byte
 * @param answerLimit most bytes of the answer's body
 * @param attempts how often to try when nothing answers
 */
@SuppressWarnings("ArrayRecordComponent") // The body is large and not copied; calls are not compared.
public record Call(
        String method,
        URI target,
        Map<String, String> headers,
        byte[] body,
        String sha256,
        @Nullable RoundId round,
        Duration timeout,
        int answerLimit,
        int attempts) {
    private static final int SMALL_ANSWER = 4 << 20;
    private static final int ATTEMPTS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(URI target) {
        return new Call("GET", target, Map.of(), new byte[0], "", null, TIMEOUT, SMALL_ANSWER, ATTEMPTS);
    }

    public static Call put(URI target, String mediaType, byte[] body) {
        return withBody("PUT", target, mediaType, body, Sha256.hex(body));
    }

    /** A body whose digest is known already. */
    public static Call put(URI target, String mediaType, byte[] body, String sha256) {
        return withBody("PUT", target, mediaType, body, sha256);
    }

    public static Call post(URI target, String mediaType, byte[] body) {
        return withBody("POST", target, mediaType, body, Sha256.hex(body));
    }

    public static Call delete(URI target) {
        return new Call("DELETE", target, Map.of(), new byte[0], "", null, TIMEOUT, SMALL_ANSWER, ATTEMPTS);
    }

    public Call header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, target, more, body, sha256, round, timeout, answerLimit, attempts);
    }

    public Call about(RoundId roundId) {
        return new Call(method, target, headers, body, sha256, roundId, timeout, answerLimit, attempts);
    }

    public Call within(Duration longest) {
        return new Call(method, target, headers, body, sha256, round, longest, answerLimit, attempts);
    }

    public Call atMost(int answerBytes) {
        return new Call(method, target, headers, body, sha256, round, timeout, answerBytes, attempts);
    }

    public Call trying(int times) {
        return new Call(method, target, headers, body, sha256, round, timeout, answerLimit, times);
    }

    /** Scheme, host and port. */
    public String origin() {
        return target.getScheme() + "://" + target.getRawAuthority();
    }

    private static Call withBody(String method, URI target, String mediaType, byte[] body, String sha256) {
        var headers = Map.of("Content-Type", mediaType);
        return new Call(method, target, headers, body, sha256, null, TIMEOUT, SMALL_ANSWER, ATTEMPTS);
    }

    @Override
    public String toString() {
        return method + " " + origin() + target.getRawPath();
    }
}
