package io.covalence.connector.client;

import io.covalence.connector.Json;
import io.covalence.contract.charter.LogSize;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.charter.SiteCharters;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.RoundResult;
import io.covalence.contract.round.SiteProgress;
import io.covalence.contract.run.RunStatus;
import io.covalence.contract.site.ConnectorClaim;
import io.covalence.contract.site.ConnectorGrant;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The aggregation service's REST API, as one site uses it. Messages of secure aggregation are opaque bytes here. Calls
 * that wait for other sites return empty when there is nothing yet; a refusal is a {@link ServiceRefusal}.
 */
public final class AggregationServiceClient {
    /** Longest that the service is asked to hold a request open. */
    public static final Duration WAIT = Duration.ofSeconds(20);

    private static final String JSON = "application/json";
    /** For megabytes over a slow line. */
    private static final Duration LARGE = Duration.ofMinutes(10);

    /** Bytes a second: half of a line of 1 Mbit/s, since others use it too. */
    private static final int SLOWEST_LINE = 62_500;

    /** Whoever stops the connector waits for it. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private static final int LARGEST_CHARTERS = 16 << 20;
    private static final int SMALL_PROOF = 1 << 12;

    private final Endpoint service;
    private final String site;
    private final Transport transport;
    private final RoundCalls rounds;

    /**
     * Talks to a service.
     *
     * @param service base address, ending in {@code /v1}
     */
    public AggregationServiceClient(Endpoint service, SiteId siteId, Transport transport) {
        this.service = service;
        this.site = IdKind.SITE.require(siteId);
        this.transport = transport;
        this.rounds = new RoundCalls(service, transport);
    }

    /**
     * The open round of any run of this site.
     *
     * @param done a round that this site is done with: the service waits for it no longer
     * @param left why this site left that round; absent when it did not
     * @param known the log that this site knows: the offer shows that its own continues it
     */
    public Optional<RoundOffer> offer(@Nullable RoundId done, @Nullable LeaveReason left, Optional<LogSize> known)
            throws InterruptedException {
        var query = "?wait=" + WAIT.toSeconds()
                + (done == null ? "" : "&after=" + IdKind.ROUND.require(done))
                + (left == null ? "" : "&left=" + left.word())
                + known.map(log -> "&known=" + log.text()).orElse("");
        var call = Call.get(service.at("/sites/" + site + "/offer" + query))
                .within(WAIT.plus(RoundCalls.ANSWER_MARGIN))
                .trying(1);
        var answer = transport.send(call).require();
        return answer.status() == RoundCalls.NO_CONTENT
                ? Optional.empty()
                : Optional.of(plain(answer.as(RoundOffer.class)));
    }

    /** The ids of an offer are shown before anything of it is checked. */
    private static RoundOffer plain(RoundOffer offer) {
        if (!IdKind.ROUND.matches(offer.roundId())
                || !IdKind.RUN.matches(offer.runId())
                || !IdKind.STUDY.matches(offer.studyId())) {
            throw ServiceRefusal.unreadable("an offer has no proper ids");
        }
        return offer;
    }

    /** Claims to be the one connector that works for this site. */
    public ConnectorGrant claim(ConnectorClaim claim) throws InterruptedException {
        var call = Call.put(service.at("/sites/" + site + "/connector"), JSON, Json.bytes(claim));
        return transport.send(call).require().as(ConnectorGrant.class);
    }

    /** Says that an instance works for this site no longer. */
    public void release(String instance) throws InterruptedException {
        var target = service.at("/sites/" + site + "/connector/" + instance);
        transport.send(Call.delete(target).within(FAREWELL).trying(1)).require();
    }

    /** Asks for nothing but an answer. */
    public void greet() throws InterruptedException {
        transport.send(Call.get(service.at("/sites/" + site + "/offer?wait=0"))).require();
    }

    /** The charters in which this site has a say, by study and version. */
    public List<SiteCharter> charters() throws InterruptedException {
        var call = Call.get(service.at("/sites/" + site + "/charters"))
                .atMost(LARGEST_CHARTERS)
                .within(LARGE);
        var charters = transport.send(call).require().as(SiteCharters.class).items();
        if (!charters.stream().allMatch(charter -> IdKind.STUDY.matches(charter.studyId()))) {
            throw ServiceRefusal.unreadable("a charter is of no proper study");
        }
        return charters;
    }

    /**
     * Sends this site's signature under a charter.
     *
     * @param charterHash hex
     */
    public void sign(String charterHash, byte[] signature) throws InterruptedException {
        var target = service.at("/charters/" + charterHash + "/signatures/" + site);
        transport.send(Call.put(target, RoundCalls.BINARY, signature)).require();
    }

    /** Where a run of this site stands. */
    public RunStatus run(RunId runId) throws InterruptedException {
        var call = Call.get(service.at("/runs/" + IdKind.RUN.require(runId) + "/status"));
        return transport.send(call).require().as(RunStatus.class);
    }

    /** The proof that a tenant's log of {@code to} entries continues the one of {@code from}. */
    public byte[] consistency(TenantId tenantId, long from, long to) throws InterruptedException {
        var path = "/log/" + IdKind.TENANT.require(tenantId) + "/consistency?from=" + from + "&to=" + to;
        return transport
                .send(Call.get(service.at(path)).atMost(SMALL_PROOF).trying(RoundCalls.ATTEMPTS))
                .require()
                .body();
    }

    /** What this site lacks of a completed round's bundle; empty while the service has none. */
    public Optional<byte[]> closing(RoundId roundId) throws InterruptedException {
        return rounds.evidence(roundId, "/evidence/closing");
    }

    /** What a completed round can be checked by; empty while the service has none. */
    public Optional<byte[]> evidence(RoundId roundId) throws InterruptedException {
        return rounds.evidence(roundId, "/evidence");
    }

    /**
     * A model version's bytes, float32 little-endian.
     *
     * @param bytes the size that it must have
     */
    public byte[] model(RunId runId, int version, int bytes) throws InterruptedException {
        return numbers(runId, String.valueOf(version), bytes);
    }

    /**
     * A vector beside a version's model, as {@link #model}.
     *
     * @param bytes the size that it must have
     */
    public byte[] vector(RunId runId, int version, String name, int bytes) throws InterruptedException {
        return numbers(runId, version + "/" + name, bytes);
    }

    private byte[] numbers(RunId runId, String which, int bytes) throws InterruptedException {
        var target = service.at("/runs/" + IdKind.RUN.require(runId) + "/models/" + which);
        return transport
                .send(Call.get(target).atMost(bytes).within(slowly(bytes)).trying(RoundCalls.ATTEMPTS))
                .require()
                .body();
    }

    /** Over the slowest line that a site may have. */
    private static Duration slowly(long bytes) {
        var needed = Duration.ofSeconds(bytes / SLOWEST_LINE);
        return needed.compareTo(LARGE) < 0 ? LARGE : needed;
    }

    /** A sign of life; it is sent once, since the next one follows soon. */
    public void progress(RoundId roundId, SiteProgress progress) throws InterruptedException {
        rounds.put(roundId, "/progress/" + site, JSON, Json.bytes(progress), 1);
    }

    /** The last sign of life of local work, which counts. */
    public void trained(RoundId roundId, SiteProgress progress) throws InterruptedException {
        rounds.put(roundId, "/progress/" + site, JSON, Json.bytes(progress), RoundCalls.ATTEMPTS);
    }

    /** Sends M1, and waits a while for M2. */
    public Optional<byte[]> advertise(RoundId roundId, byte[] message) throws InterruptedException {
        return rounds.exchange(roundId, "/advertisements/" + site, message);
    }

    public Optional<byte[]> roster(RoundId roundId) throws InterruptedException {
        return rounds.await(roundId, "/roster");
    }

    /** Sends M3, and waits a while for M4. */
    public Optional<byte[]> shares(RoundId roundId, byte[] message) throws InterruptedException {
        return rounds.exchange(roundId, "/shares/" + site, message);
    }

    public Optional<byte[]> deliveries(RoundId roundId) throws InterruptedException {
        return rounds.await(roundId, "/deliveries/" + site);
    }

    public void complain(RoundId roundId, byte[] message) throws InterruptedException {
        rounds.put(roundId, "/complaints/" + site, RoundCalls.BINARY, message, RoundCalls.ATTEMPTS);
    }

    /**
     * Uploads one chunk of the masked vector.
     *
     * @param sha256 hex digest of the chunk
     */
    public void chunk(RoundId roundId, int index, byte[] chunk, String sha256) throws InterruptedException {
        var digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        var target = service.at(RoundCalls.round(roundId) + "/contributions/" + site + "/chunks/" + index);
        transport
                .send(Call.put(target, RoundCalls.BINARY, chunk, sha256)
                        .header("Content-Digest", "sha-256=:" + digest + ":")
                        .about(roundId)
                        .within(LARGE)
                        .trying(RoundCalls.ATTEMPTS))
                .require();
    }

    /** Sends the header of M5, and waits a while for M6. */
    public Optional<byte[]> contribution(RoundId roundId, byte[] header) throws InterruptedException {
        return rounds.exchange(roundId, "/contributions/" + site, header);
    }

    public Optional<byte[]> survivors(RoundId roundId) throws InterruptedException {
        return rounds.await(roundId, "/survivors");
    }

    /** Sends M7, and waits a while for M8. */
    public Optional<byte[]> agree(RoundId roundId, byte[] message) throws InterruptedException {
        return rounds.exchange(roundId, "/agreements/" + site, message);
    }

    public Optional<byte[]> quorum(RoundId roundId) throws InterruptedException {
        return rounds.await(roundId, "/quorum");
    }

    public void abort(RoundId roundId, byte[] vote) throws InterruptedException {
        rounds.put(roundId, "/aborts/" + site, RoundCalls.BINARY, vote, RoundCalls.ATTEMPTS);
    }

    public void unmask(RoundId roundId, byte[] message) throws InterruptedException {
        rounds.put(roundId, "/unmaskings/" + site, RoundCalls.BINARY, message, RoundCalls.ATTEMPTS);
    }

    public Optional<RoundResult> result(RoundId roundId, Duration wait) throws InterruptedException {
        var answer = rounds.get(roundId, "/result", wait);
        return answer.status() == RoundCalls.NO_CONTENT ? Optional.empty() : Optional.of(answer.as(RoundResult.class));
    }
}
