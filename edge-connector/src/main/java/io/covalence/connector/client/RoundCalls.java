package io.covalence.connector.client;

import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.RoundId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Requests about one round, most of them tried again for as long as a restart of the service may take. */
record RoundCalls(Endpoint service, Transport transport) {
    /** With the standard back-off about 20 seconds: a restart of the service does not cost a round. */
    static final int ATTEMPTS = 8;

    /** For what the service needs beside the time that it is asked to wait. */
    static final Duration ANSWER_MARGIN = Duration.ofSeconds(20);

    static final String BINARY = "application/octet-stream";
    static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    /** For a message on its way, beside what it waits for then. */
    private static final Duration MESSAGE = Duration.ofSeconds(10);

    /** Evidence is asked for again and again, and rounds do not wait for it. */
    private static final Duration EVIDENCE = Duration.ofSeconds(30);

    /** A round of 255 sites takes about 1.5 MB. */
    private static final int LARGEST_BUNDLE = 8 << 20;

    /** Sends a message, and takes what the service makes of everybody's; empty when that is not there in time. */
    Optional<byte[]> exchange(RoundId roundId, String what, byte[] message) throws InterruptedException {
        var call = Call.put(target(roundId, what, AggregationServiceClient.WAIT), BINARY, message);
        return content(waiting(roundId, call, AggregationServiceClient.WAIT.plus(MESSAGE)));
    }

    Optional<byte[]> await(RoundId roundId, String what) throws InterruptedException {
        return content(get(roundId, what, AggregationServiceClient.WAIT));
    }

    /** What may be asked for again and again; empty while there is none. */
    Optional<byte[]> evidence(RoundId roundId, String path) throws InterruptedException {
        var call = Call.get(service.at(round(roundId) + path))
                .within(EVIDENCE)
                .atMost(LARGEST_BUNDLE)
                .trying(1)
                .about(roundId);
        var answer = transport.send(call);
        return answer.status() == NO_CONTENT || answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(answer.require().body());
    }

    Answer get(RoundId roundId, String what, Duration wait) throws InterruptedException {
        return waiting(roundId, Call.get(target(roundId, what, wait)), wait);
    }

    void put(RoundId roundId, String what, String mediaType, byte[] body, int attempts) throws InterruptedException {
        transport
                .send(Call.put(service.at(round(roundId) + what), mediaType, body)
                        .about(roundId)
                        .trying(attempts))
                .require();
    }

    private static Optional<byte[]> content(Answer answer) {
        return answer.status() == NO_CONTENT ? Optional.empty() : Optional.of(answer.body());
    }

    private URI target(RoundId roundId, String what, Duration wait) {
        return service.at(round(roundId) + what + "?wait=" + wait.toSeconds());
    }

    /** The largest messages of secure aggregation have at most 1 MiB. */
    private Answer waiting(RoundId roundId, Call call, Duration wait) throws InterruptedException {
        return transport
                .send(call.within(wait.plus(ANSWER_MARGIN))
                        .atMost(1 << 20)
                        .about(roundId)
                        .trying(ATTEMPTS))
                .require();
    }

    static String round(RoundId roundId) {
        return "/rounds/" + IdKind.ROUND.require(roundId);
    }
}
