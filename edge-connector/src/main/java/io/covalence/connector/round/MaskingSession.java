package io.covalence.connector.round;

import io.covalence.connector.Sha256;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.identity.IdentityKey;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.Signer;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.ClientState;
import io.covalence.secagg.client.MaskedVector;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.message.Deliver;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Survivors;
import java.util.Base64;
import java.util.HashMap;
import java.util.Optional;

/**
 * One round's masking session, from M1 to M9. Its keys live in this object's memory only: whoever crashes in it has dropped
 * out, and the journal sees to it that no second session is opened.
 */
final class MaskingSession {
    private final AggregationServiceClient service;
    private final RoundJournal journal;
    private final ChunkUpload upload;
    private final RandomSource random;
    private final Watcher watcher;
    private final RoundOffer offer;
    private final StudyPlan plan;

    MaskingSession(RoundTools tools, RoundOffer offer, StudyPlan plan) {
        this.service = tools.service();
        this.journal = tools.journal();
        this.upload = new ChunkUpload(tools.service());
        this.random = tools.random();
        this.watcher = tools.watcher();
        this.offer = offer;
        this.plan = plan;
    }

    /**
     * Runs the session to its end.
     *
     * @param minimumCohort this site's own minimum
     * @throws io.covalence.secagg.ProtocolViolation when a message that came is refused
     * @throws io.covalence.connector.Failure when the round moved on, or the service is gone
     */
    void contribute(LocalWork work, String siteId, IdentityKey identity, int minimumCohort)
            throws InterruptedException {
        var opened = ClientSession.open(parameters(siteId, minimumCohort), new IdentitySigner(identity), random);
        ClientState state = opened.state();
        try {
            service.advertise(offer.roundId(), opened.message().encode());
            watcher.at(offer, SitePhase.ADVERTISED);
            var vector = work.encode(plan, fixedPoint(), random);

            var dealt = opened.state().receive(Roster.decode(await(() -> service.roster(offer.roundId()))));
            state = dealt.state();
            service.shares(offer.roundId(), dealt.message().encode());
            watcher.at(offer, SitePhase.SHARED);

            var ready = dealt.state().receive(Deliver.decode(await(() -> service.deliveries(offer.roundId()))));
            state = ready.state();
            var masked = ready.state().mask(vector);
            state = masked.state();
            send(masked.message());

            var agreed = masked.state().receive(Survivors.decode(await(() -> service.survivors(offer.roundId()))));
            state = agreed.state();
            service.agree(offer.roundId(), agreed.message().encode());
            watcher.at(offer, SitePhase.AGREED);

            var answer = agreed.state().receive(Quorum.decode(await(() -> service.quorum(offer.roundId()))));
            state = answer.state();
            service.unmask(offer.roundId(), answer.message().encode());
            watcher.at(offer, SitePhase.UNMASKED);
        } finally {
            state.abort();
        }
    }

    private void send(MaskedVector masked) throws InterruptedException {
        upload.send(offer.roundId(), masked);
        service.contribution(offer.roundId(), masked.header().encode());
        watcher.at(offer, SitePhase.MASKED);
    }

    private SessionParameters parameters(String siteId, int minimumCohort) {
        var layout = UpdateLayout.of(plan, offer.kind());
        var policy = new CohortPolicy(
                plan.aggregation().assumedColluders(),
                minimumCohort,
                plan.aggregation().maximumSites());
        var vector = new VectorLayout(layout.parameters(), RingWidth.ofBits(layout.ringBits()), layout.limbs());
        return new SessionParameters(
                context(),
                new SiteId(siteId),
                policy,
                directory(),
                vector,
                journal.of(offer.runId()),
                Optional.empty(),
                Optional.empty());
    }

    /** There is no charter yet; its place is held by the hash of nothing. */
    private RoundContext context() {
        return new RoundContext(
                offer.tenantId(),
                offer.studyId(),
                offer.runId(),
                ByteString.ofHex(Sha256.hex(new byte[0])),
                offer.number(),
                offer.attempt(),
                ByteString.ofHex(offer.modelSha256()),
                ByteString.ofHex(offer.planSha256()));
    }

    private IdentityDirectory directory() {
        var keys = new HashMap<SiteId, ByteString>();
        for (var participant : offer.participants()) {
            keys.put(new SiteId(participant.siteId()), IdentitySigner.publicKey(participant.identityKey()));
        }
        return new IdentityDirectory(keys);
    }

    private FixedPoint fixedPoint() {
        var aggregation = plan.aggregation();
        return new FixedPoint(
                aggregation.clipNorm(),
                aggregation.coordinateBound(),
                aggregation.maximumWeight(),
                aggregation.maximumSites(),
                RingWidth.ofBits(aggregation.ringBits()));
    }

    /** Asks until there is something. The service ends the phase, and then refuses, when somebody takes too long. */
    private static byte[] await(Question question) throws InterruptedException {
        while (true) {
            var answer = question.ask();
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    @FunctionalInterface
    private interface Question {
        Optional<byte[]> ask() throws InterruptedException;
    }

    private record IdentitySigner(IdentityKey key) implements Signer {
        static ByteString publicKey(String base64Url) {
            return ByteString.of(Base64.getUrlDecoder().decode(base64Url));
        }

        @Override
        public ByteString publicKey() {
            return ByteString.of(key.publicKey());
        }

        @Override
        public ByteString sign(byte[] message) {
            return ByteString.of(key.sign(message));
        }
    }
}
