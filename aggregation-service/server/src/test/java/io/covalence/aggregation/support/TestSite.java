package io.covalence.aggregation.support;

import io.covalence.aggregation.json.Json;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.Participant;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.round.SiteProgress;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.client.AwaitingQuorum;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.AwaitingShares;
import io.covalence.secagg.client.AwaitingSurvivors;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.MaskedVector;
import io.covalence.secagg.client.ReadyToMask;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A site with a real session of secure aggregation, that speaks to the service in-process. Every step is a test's own. A step
 * that the service did not answer is taken again: what was made is made once, and sent again.
 */
public final class TestSite {
    private final String id;
    private final World world;
    private final RandomGenerator random;
    private final IdentityKey key;
    private final Map<String, Journal> journals = new HashMap<>();
    private final CheckedCharters charters;
    private @Nullable RoundOffer offer;
    private @Nullable AwaitingRoster awaitingRoster;
    private @Nullable AwaitingShares awaitingShares;
    private @Nullable ReadyToMask readyToMask;
    private @Nullable AwaitingSurvivors awaitingSurvivors;
    private @Nullable AwaitingQuorum awaitingQuorum;
    private @Nullable MaskedVector masked;
    private byte[] advertisement = new byte[0];
    private byte[] shares = new byte[0];
    private byte[] complaints = new byte[0];
    private byte[] agreement = new byte[0];
    private byte[] abortVote = new byte[0];
    private byte[] unmasking = new byte[0];
    private OptionalLong contribution = OptionalLong.empty();
    private long[] values = new long[0];
    private long[] limbs = new long[0];

    TestSite(String id, World world, long seed) {
        this.id = id;
        this.world = world;
        this.random = new SplittableRandom(seed);
        this.key = IdentityKey.generate(source());
        this.charters = new CheckedCharters(world, id);
    }

    public String id() {
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
        var found = now(offer("", Optional.empty()));
        if (found.isPresent() && (offer == null || !found.get().roundId().equals(roundId()))) {
            forgetSession();
        }
        found.ifPresent(value -> offer = value);
        return found;
    }

    /** A sign of life, and nothing else. */
    public void live() {
        offer("", Optional.empty());
    }

    public World world() {
        return world;
    }

    public void leave() {
        now(offer(roundId(), Optional.empty()));
    }

    public void leave(LeaveReason reason) {
        now(offer(roundId(), Optional.of(reason)));
    }

    public String roundId() {
        return offer().roundId();
    }

    public RoundOffer offer() {
        return required(offer);
    }

    public void progress(SitePhase phase, double fraction, double seconds) {
        world.exchange().progress().report(roundId(), id, new SiteProgress(phase, fraction, seconds));
    }

    /** As if the site's disk were lost: it opens sessions that it would not open otherwise. */
    public void loseJournal() {
        journals.clear();
        forgetSession();
    }

    /** As if the connector were killed: the keys are gone, the journal is there. */
    public void forgetSession() {
        awaitingRoster = null;
        awaitingShares = null;
        readyToMask = null;
        awaitingSurvivors = null;
        awaitingQuorum = null;
        masked = null;
        complaints = new byte[0];
        abortVote = new byte[0];
        unmasking = new byte[0];
    }

    /** From now on every value is this number, with the weight 1. */
    public void contributing(long value) {
        contribution = OptionalLong.of(value);
    }

    /** M1. */
    public void advertise() {
        if (awaitingRoster == null) {
            var step = ClientSession.open(parameters(), key, source());
            awaitingRoster = step.state();
            advertisement = step.message().encode();
        }
        world.exchange().messages().advertise(roundId(), id, advertisement);
    }

    /** M2 in, M3 out. */
    public void share() {
        if (awaitingShares == null) {
            var roster = now(world.exchange().answers().roster(roundId(), id, Duration.ZERO))
                    .orElseThrow();
            var step = required(awaitingRoster).receive(Roster.decode(roster));
            awaitingShares = step.state();
            shares = step.message().encode();
        }
        world.exchange().messages().share(roundId(), id, shares);
    }

    /**
     * M3 as an honest site does not send it: the entry for one holder is not what it should be.
     *
     * @param spoil what becomes of it
     */
    public void shareBadly(TestSite holder, UnaryOperator<ShareEntry> spoil) {
        shareBadly(List.of(holder), spoil);
    }

    /** The same to several holders. */
    public void shareBadly(List<TestSite> holders, UnaryOperator<ShareEntry> spoil) {
        var roster = Roster.decode(now(world.exchange().answers().roster(roundId(), id, Duration.ZERO))
                .orElseThrow());
        var cohort = roster.members().stream().map(Advertise::site).toList();
        var honest = required(awaitingRoster).receive(roster).message();
        shares = dishonest()
                .shares(
                        honest,
                        cohort,
                        holders.stream().map(holder -> new SiteId(holder.id)).toList(),
                        spoil)
                .encode();
        world.exchange().messages().share(roundId(), id, shares);
    }

    /** Complains about a dealer that is not to blame. */
    public void complainFalsely(TestSite dealer) {
        complain(dishonest().complaint(Shares.header(dealer.shares)));
    }

    /** Says of a dealer that its channel key is not the committed one, which nobody can check. */
    public void accuse(TestSite dealer) {
        complain(dishonest().accusation(Shares.header(dealer.shares)));
    }

    private void complain(Complaints message) {
        world.exchange().messages().complain(roundId(), id, message.encode());
    }

    /** M9 with another share than the site was dealt. */
    public void unmaskWrongly() {
        var quorum = now(world.exchange().answers().quorum(roundId(), id, Duration.ZERO))
                .orElseThrow();
        var honest = required(awaitingQuorum).receive(Quorum.decode(quorum)).message();
        unmasking = dishonest().answer(honest).encode();
        world.exchange().messages().unmask(roundId(), id, unmasking);
    }

    /** M4 in; makes M5 of a random update and random counts. */
    public void mask() {
        if (masked != null) {
            return;
        }
        if (readyToMask == null) {
            var delivery = now(world.exchange().answers().delivery(roundId(), id, Duration.ZERO))
                    .orElseThrow();
            var step = required(awaitingShares).receive(DeliveredShares.decode(delivery));
            readyToMask = step.state();
            complaints = step.message().map(Complaints::encode).orElse(complaints);
        }
        if (complaints.length > 0) {
            world.exchange().messages().complain(roundId(), id, complaints);
        }
        train();
        var step = readyToMask.mask(EncodedVector.of(parameters().layout(), values, limbs));
        awaitingSurvivors = step.state();
        masked = step.message();
    }

    public void sendChunk(int position) throws IOException {
        var chunk = masked().chunk(position);
        var digest = masked().chunkDigests().get(position).hex();
        world.exchange().uploads().take(roundId(), id, position, digest, new ByteArrayInputStream(chunk));
    }

    /** M5, whole. */
    public void contribute() throws IOException {
        mask();
        for (int i = 0; i < masked().chunkCount(); i++) {
            sendChunk(i);
        }
        sendHeader();
    }

    public void sendHeader() {
        world.exchange().messages().contribute(roundId(), id, masked().header().encode());
    }

    /** M6 in, M7 out. */
    public void agree() {
        if (awaitingQuorum == null) {
            var survivors = now(world.exchange().answers().survivors(roundId(), id, Duration.ZERO))
                    .orElseThrow();
            var step = required(awaitingSurvivors).receive(Survivors.decode(survivors));
            awaitingQuorum = step.state();
            agreement = step.message().encode();
        }
        world.exchange().messages().agree(roundId(), id, agreement);
    }

    /** Votes that the attempt is never opened, from whichever state allows it. */
    public void abandon() {
        if (abortVote.length == 0) {
            var vote = awaitingSurvivors != null
                    ? awaitingSurvivors.abandon().message()
                    : required(readyToMask).abandon().message();
            abortVote = vote.encode();
        }
        world.exchange().messages().abort(roundId(), id, abortVote);
    }

    /** Votes whatever it has done before, as no honest site does. */
    public void voteAgainstItsWord() {
        abortVote = dishonest().vote(masked().header().session()).encode();
        world.exchange().messages().abort(roundId(), id, abortVote);
    }

    /** The same after a restart that lost the session's keys. */
    public void abandonLost() {
        abortVote = ClientSession.abandonLost(journal(), key, new SiteId(id))
                .orElseThrow()
                .encode();
        world.exchange().messages().abort(roundId(), id, abortVote);
    }

    /** M8 in, M9 out. */
    public void unmask() {
        if (unmasking.length == 0) {
            var quorum = now(world.exchange().answers().quorum(roundId(), id, Duration.ZERO))
                    .orElseThrow();
            unmasking = required(awaitingQuorum)
                    .receive(Quorum.decode(quorum))
                    .message()
                    .encode();
        }
        world.exchange().messages().unmask(roundId(), id, unmasking);
    }

    public MaskedVector masked() {
        return required(masked);
    }

    public byte[] advertisement() {
        return advertisement;
    }

    public byte[] shares() {
        return shares;
    }

    public byte[] agreement() {
        return agreement;
    }

    public byte[] abortVote() {
        return abortVote;
    }

    public byte[] unmasking() {
        return unmasking;
    }

    public long[] values() {
        return values;
    }

    public long[] limbs() {
        return limbs;
    }

    /** The answer of a request that does not wait. */
    public static <T> T now(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }

    private void train() {
        var plan = plan();
        var kind = offer().kind();
        var layout = UpdateLayout.of(plan, kind);
        var encoding = encoding();
        values = new long
                [encoding.layout(layout.stepLimbs(), layout.reportLimbs()).values()];
        limbs = new long[layout.limbs()];
        if (kind == RoundKind.TRAINING) {
            int rows = 10 + random.nextInt(2_000);
            var vectors = new ArrayList<float[]>();
            for (int vector = 0; vector < layout.vectors(); vector++) {
                vectors.add(randomUpdate(layout.parameters()));
            }
            limbs[UpdateLayout.WEIGHT] = encoding.fixedPoint().weight(rows);
            var vector = new EncodedVector.Writer(encoding.layout(layout.stepLimbs(), layout.reportLimbs()));
            var clipping =
                    encoding.encode(vectors, PlanEncoding.weights(plan, limbs[UpdateLayout.WEIGHT]), source(), vector);
            limbs[UpdateLayout.CLIPPED_NORMS] = clipping.norm() ? 1 : 0;
            limbs[UpdateLayout.CLIPPED_COORDINATES] = clipping.coordinates();
            values = values(vector.finish(limbs));
        }
        limbs[UpdateLayout.ROWS_EVALUATED] = random.nextInt(1_000_000);
        for (int i = UpdateLayout.EVALUATION; i < limbs.length; i++) {
            limbs[i] = random.nextInt(50);
        }
        contribution.ifPresent(value -> {
            Arrays.fill(values, value);
            limbs[UpdateLayout.WEIGHT] = Math.min(1, limbs[UpdateLayout.WEIGHT]);
        });
    }

    private float[] randomUpdate(int length) {
        var update = new float[length];
        for (int i = 0; i < update.length; i++) {
            update[i] = (float) random.nextDouble(-0.1, 0.1);
        }
        return update;
    }

    private StudyPlan plan() {
        return Json.readOwn(Json.strict(), world.service().documents().plan(offer().runId(), id), StudyPlan.class);
    }

    /** How the update of the round that was polled last becomes values. */
    public UpdateEncoding encoding() {
        return PlanEncoding.of(plan(), offer().kind(), signedOffer().context());
    }

    private static long[] values(EncodedVector vector) {
        var layout = vector.layout();
        var values = new long[layout.values()];
        var chunks = vector.takeChunks();
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            var bytes = ByteBuffer.wrap(chunks[chunk]).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < layout.valueCount(chunk); i++) {
                values[layout.firstValue(chunk) + i] = switch (layout.width()) {
                    case BITS_16 -> bytes.getShort();
                    case BITS_32 -> bytes.getInt();
                    case BITS_64 -> bytes.getLong();
                };
            }
        }
        return values;
    }

    private SessionParameters parameters() {
        var plan = plan();
        var charter = charter();
        var signed = signedOffer();
        signed.verify(charter);
        var layout = UpdateLayout.of(plan, offer().kind());
        return new SessionParameters(
                signed.context(),
                new SiteId(id),
                charter.policy(0, plan.cohort().maximumSites()),
                charter.directory(),
                encoding().layout(layout.stepLimbs(), layout.reportLimbs()),
                journal(),
                Optional.of(charters.meet(charter, signed.treeHead())),
                signed.aborted());
    }

    private CompletionStage<Optional<RoundOffer>> offer(String after, Optional<LeaveReason> left) {
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
        return CharterSignature.sign(key, charter, new SiteId(id));
    }

    private DishonestMessages dishonest() {
        return new DishonestMessages(new SiteId(id), key);
    }

    private Journal journal() {
        return journals.computeIfAbsent(offer().runId(), run -> new VolatileJournal());
    }

    private RandomSource source() {
        return random::nextBytes;
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the site has not come that far");
        }
        return value;
    }
}
