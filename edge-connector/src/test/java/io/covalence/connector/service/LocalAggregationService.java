package io.covalence.connector.service;

import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.service.LocalServer.Request;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.RoundResult;
import io.covalence.contract.site.ConnectorGrant;
import io.covalence.secagg.evidence.Bundle;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.Result;
import io.covalence.secagg.server.SummedVector;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Offers one round at a time and aggregates it with the service's half of secure aggregation. */
public final class LocalAggregationService {
    private static final String ROUND = "/aggregation/v1/rounds/(rnd_\\w+)";
    private static final String OF_SITE = "/(sit_\\w+)";

    private static final RoundId NO_ROUND = new RoundId("none");

    private final Object monitor = new Object();
    private final Set<String> done = new HashSet<>();
    private final Map<RoundId, LocalRound> rounds = new HashMap<>();
    private volatile boolean answersMessages;
    private byte[] model = new byte[0];
    private byte[] control = new byte[0];
    private byte[] scale = new byte[0];
    private @Nullable RoundOffer offer;
    private @Nullable LocalRound round;

    public LocalAggregationService(LocalServer server) {
        server.route(
                        "PUT",
                        "/aggregation/v1/sites" + OF_SITE + "/connector",
                        (request, path) -> Reply.json(200, new ConnectorGrant(0, 60)))
                .route(
                        "DELETE",
                        "/aggregation/v1/sites" + OF_SITE + "/connector/\\w+",
                        (request, path) -> Reply.empty(204))
                .route("GET", "/aggregation/v1/sites" + OF_SITE + "/offer", this::offer)
                .route("GET", "/aggregation/v1/runs/run_\\w+/models/\\d+", (request, path) -> Reply.bytes(model))
                .route(
                        "GET",
                        "/aggregation/v1/runs/run_\\w+/models/\\d+/control",
                        (request, path) -> Reply.bytes(control))
                .route("GET", "/aggregation/v1/runs/run_\\w+/models/\\d+/scale", (request, path) -> Reply.bytes(scale))
                .route("PUT", ROUND + "/progress" + OF_SITE, (request, path) -> {
                    change(open -> open.requireIn(path.group(2)));
                    return Reply.empty(204);
                })
                .route(
                        "PUT",
                        ROUND + "/advertisements" + OF_SITE,
                        put((open, site, body) -> open.advertise(site, body), (open, site) -> open.roster()))
                .route(
                        "PUT",
                        ROUND + "/shares" + OF_SITE,
                        put((open, site, body) -> open.share(site, body), LocalRound::delivery))
                .route(
                        "PUT",
                        ROUND + "/contributions" + OF_SITE,
                        put((open, site, body) -> open.contribute(site, body), (open, site) -> open.survivors()))
                .route(
                        "PUT",
                        ROUND + "/agreements" + OF_SITE,
                        put((open, site, body) -> open.agree(site, body), (open, site) -> open.quorum()))
                .route("PUT", ROUND + "/unmaskings" + OF_SITE, put((open, site, body) -> open.unmask(site, body)))
                .route("PUT", ROUND + "/complaints" + OF_SITE, put((open, site, body) -> open.complain(site, body)))
                .route("PUT", ROUND + "/aborts" + OF_SITE, put((open, site, body) -> open.vote(site, body)))
                .route("PUT", ROUND + "/contributions" + OF_SITE + "/chunks/(\\d+)", (request, path) -> {
                    change(open -> open.chunk(path.group(2), Integer.parseInt(path.group(3)), request));
                    return Reply.empty(204);
                })
                .route("GET", ROUND + "/roster", (request, path) -> await(LocalRound::roster))
                .route(
                        "GET",
                        ROUND + "/deliveries" + OF_SITE,
                        (request, path) -> await(open -> open.delivery(path.group(2))))
                .route("GET", ROUND + "/survivors", (request, path) -> await(LocalRound::survivors))
                .route("GET", ROUND + "/quorum", (request, path) -> await(LocalRound::quorum))
                .route("GET", ROUND + "/result", (request, path) -> result())
                .route("GET", ROUND + "/evidence", (request, path) -> evidence(new RoundId(path.group(1))))
                .route("GET", ROUND + "/evidence/closing", (request, path) -> closing(new RoundId(path.group(1))));
    }

    /** What sites start from besides the model, from now on. */
    public void control(byte[] values) {
        synchronized (monitor) {
            control = values;
        }
    }

    /** By what sites standardise, from now on. */
    public void scale(byte[] values) {
        synchronized (monitor) {
            scale = values;
        }
    }

    /** Opens a round and waits for all its sites. */
    public void open(RoundOffer next, byte[] modelBytes, LocalRound with) {
        synchronized (monitor) {
            offer = next;
            model = modelBytes;
            round = with;
            rounds.put(next.roundId(), with);
            monitor.notifyAll();
        }
    }

    /** From now on a message is answered with what follows from everybody's, once that is there. */
    public void answerMessages() {
        answersMessages = true;
    }

    /** The round goes on without a site. */
    public void lose(String site) {
        change(open -> open.lose(site));
    }

    /** M3 as somebody else than the site would send it. */
    public void share(String site, byte[] body) {
        change(open -> open.share(site, body));
    }

    /** Takes M9, whatever is answered. */
    public void unmask(String site, byte[] body) {
        change(open -> open.unmask(site, body));
    }

    /** What is answered to a question for M2. */
    public Reply roster() throws InterruptedException {
        return await(LocalRound::roster);
    }

    /** What is answered to a question for M6. */
    public Reply survivors() throws InterruptedException {
        return await(LocalRound::survivors);
    }

    /** Gives the open attempt up: whoever asks for anything is told so. */
    public void giveUp() {
        change(LocalRound::giveUp);
    }

    /** The votes to abort that were sent for the open attempt. */
    public List<AbortVote> votes() {
        synchronized (monitor) {
            return present().votes();
        }
    }

    /** The complaints that were sent in the open attempt. */
    public List<Complaints> complaints() {
        synchronized (monitor) {
            return present().complaints();
        }
    }

    /** The sum of the round, once it is opened. */
    public SummedVector sum() throws InterruptedException {
        synchronized (monitor) {
            while (round == null || round.sum().isEmpty()) {
                monitor.wait();
            }
            return round.sum().get();
        }
    }

    private Reply offer(Request request, Matcher path) throws InterruptedException {
        var site = path.group(1);
        synchronized (monitor) {
            var after = request.query().get("after");
            if (after != null
                    && done.add(site + after)
                    && round != null
                    && offer != null
                    && offer.roundId().value().equals(after)) {
                round.lose(site);
                monitor.notifyAll();
            }
            return offer == null || done.contains(site + offer.roundId()) ? Reply.empty(204) : Reply.json(200, offer);
        }
    }

    /** M10, once the sum is opened. */
    public Result signedResult() throws InterruptedException {
        synchronized (monitor) {
            while (round == null || round.result().isEmpty()) {
                monitor.wait();
            }
            return round.result().get();
        }
    }

    /** What is answered to a question for the result. */
    public Reply result() throws InterruptedException {
        var signed = signedResult();
        return Reply.json(
                200,
                new RoundResult(
                        offer == null ? NO_ROUND : offer.roundId(),
                        RoundPhase.COMPLETED,
                        "",
                        signed.survivorCount(),
                        signed.modelVersion(),
                        signed.transcriptRoot().hex(),
                        Base64.getEncoder().encodeToString(signed.encode())));
    }

    /** What is answered to a question for the evidence of the open round. */
    public Reply evidence() {
        return evidence(offer == null ? NO_ROUND : offer.roundId());
    }

    /** What is answered to a question for what members of the open round lack of the evidence. */
    public Reply closing() {
        return closing(offer == null ? NO_ROUND : offer.roundId());
    }

    private Reply evidence(RoundId roundId) {
        return bundle(roundId, Bundle::encode);
    }

    private Reply closing(RoundId roundId) {
        return bundle(roundId, bundle -> bundle.closing().encode());
    }

    private Reply bundle(RoundId roundId, Function<Bundle, byte[]> part) {
        synchronized (monitor) {
            return Optional.ofNullable(rounds.get(roundId))
                    .flatMap(LocalRound::bundle)
                    .map(bundle -> Reply.bytes(part.apply(bundle)))
                    .orElseGet(() -> Reply.empty(204));
        }
    }

    private LocalServer.Handler put(Message message) {
        return (request, path) -> {
            change(open -> message.take(open, path.group(2), request.body()));
            return Reply.empty(204);
        };
    }

    private LocalServer.Handler put(Message message, BiFunction<LocalRound, String, Optional<byte[]>> next) {
        var plain = put(message);
        return (request, path) -> {
            var taken = plain.handle(request, path);
            return answersMessages ? await(open -> next.apply(open, path.group(2))) : taken;
        };
    }

    private void change(Consumer<LocalRound> change) {
        synchronized (monitor) {
            change.accept(present());
            monitor.notifyAll();
        }
    }

    /** Holds the request until there is an answer. */
    private Reply await(Function<LocalRound, Optional<byte[]>> question) throws InterruptedException {
        synchronized (monitor) {
            var answer = question.apply(present());
            while (answer.isEmpty()) {
                monitor.wait();
                answer = question.apply(present());
            }
            return Reply.bytes(answer.get());
        }
    }

    private LocalRound present() {
        if (round == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no round.");
        }
        return round;
    }

    @FunctionalInterface
    private interface Message {
        void take(LocalRound round, String site, byte[] body);
    }
}
