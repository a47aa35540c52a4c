package io.covalence.aggregation.support;

import io.covalence.aggregation.json.Json;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.Participant;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.round.SiteProgress;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import io.covalence.secagg.message.Offer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A site as far as offers and charters go: who it is, what it is offered, what it signs before any session. */
abstract class OfferedSite {
    final World world;
    final RandomGenerator random;
    final IdentityKey key;
    final CheckedCharters charters;
    private final SiteId id;
    private @Nullable RoundOffer offer;

    OfferedSite(SiteId id, World world, long seed) {
        this.id = id;
        this.world = world;
        this.random = new SplittableRandom(seed);
        this.key = IdentityKey.generate(source());
        this.charters = new CheckedCharters(world, id);
    }

    /** As if the connector were killed: the keys are gone, the journal is there. */
    abstract void forgetSession();

    public SiteId id() {
        return id;
    }

    public Participant participant() {
        return new Participant(
                id,
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(key.publicKey().toByteArray()));
    }

    /** Asks for an offer and keeps it. */
    public Optional<RoundOffer> poll() {
        var found = TestSite.now(offer(null, Optional.empty()));
        if (found.isPresent() && (offer == null || !found.get().roundId().equals(roundId()))) {
            forgetSession();
        }
        found.ifPresent(value -> offer = value);
        return found;
    }

    /** A sign of life, and nothing else. */
    public void live() {
        offer(null, Optional.empty());
    }

    public World world() {
        return world;
    }

    public void leave() {
        TestSite.now(offer(roundId(), Optional.empty()));
    }

    public void leave(LeaveReason reason) {
        TestSite.now(offer(roundId(), Optional.of(reason)));
    }

    public RoundId roundId() {
        return offer().roundId();
    }

    public RoundOffer offer() {
        return required(offer);
    }

    public void progress(SitePhase phase, double fraction, double seconds) {
        world.exchange().progress().report(roundId(), id, new SiteProgress(phase, fraction, seconds));
    }

    StudyPlan plan() {
        return Json.readOwn(Json.strict(), world.service().documents().plan(offer().runId(), id), StudyPlan.class);
    }

    private CompletionStage<Optional<RoundOffer>> offer(@Nullable RoundId after, Optional<LeaveReason> left) {
        return world.exchange().offers().next(id, after, left, Optional.empty(), Duration.ZERO);
    }

    /** M0. */
    public Offer signedOffer() {
        return Offer.decode(Base64.getDecoder().decode(offer().signed()));
    }

    /** The charter of the offer, out of a chain in which every signature was checked. */
    public Charter charter() {
        return charters.require(signedOffer().context().charterHash());
    }

    /** The charters that this site is shown. */
    public List<SiteCharter> charters() {
        return charters.shown();
    }

    /** Signs every charter that waits for it. */
    public void signCharters() {
        charters().stream().filter(shown -> !shown.signed()).forEach(this::sign);
    }

    public void sign(SiteCharter shown) {
        var charter = SignedCharter.decode(Base64.getDecoder().decode(shown.charter()))
                .charter();
        world.service().charters().sign(shown.hash(), id, signature(charter).encode());
    }

    public CharterSignature signature(Charter charter) {
        return CharterSignature.sign(key, charter, id);
    }

    RandomSource source() {
        return random::nextBytes;
    }

    static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the site has not come that far");
        }
        return value;
    }

    /** How the update of the round that was polled last becomes values. */
    public UpdateEncoding encoding() {
        return PlanEncoding.of(plan(), offer().kind(), signedOffer().context());
    }

    DishonestMessages dishonest() {
        return new DishonestMessages(id, key);
    }

    SessionParameters parameters(Journal journal) {
        var plan = plan();
        var charter = charter();
        var signed = signedOffer();
        signed.verify(charter);
        var layout = UpdateLayout.of(plan, offer().kind());
        return new SessionParameters(
                signed.context(),
                id,
                charter.policy(0, plan.cohort().maximumSites()),
                charter.directory(),
                encoding().layout(layout.stepLimbs(), layout.reportLimbs()),
                journal,
                Optional.of(charters.meet(charter, signed.treeHead())),
                signed.aborted());
    }
}
