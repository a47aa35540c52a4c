package io.covalence.aggregation.support;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.client.AwaitingQuorum;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.AwaitingShares;
import io.covalence.secagg.client.AwaitingSurvivors;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.MaskedVector;
import io.covalence.secagg.client.ReadyToMask;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A site with a real session of secure aggregation, that speaks to the service in-process. Every step is a test's own. A step
 * that the service did not answer is taken again: what was made is made once, and sent again.
 */
public final class TestSite extends OfferedSite {
    private final Map<String, Journal> journals = new HashMap<>();
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
    private MadeUpUpdate update = MadeUpUpdate.NONE;

    TestSite(SiteId id, World world, long seed) {
        super(id, world, seed);
    }

    /** As if the site's disk were lost: it opens sessions that it would not open otherwise. */
    public void loseJournal() {
        journals.clear();
        forgetSession();
    }

    /** As if the connector were killed: the keys are gone, the journal is there. */
    @Override
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
            var step = ClientSession.open(parameters(journal()), key, source());
            awaitingRoster = step.state();
            advertisement = step.message().encode();
        }
        world.exchange().messages().advertise(roundId(), id(), advertisement);
    }

    /** M2 in, M3 out. */
    public void share() {
        if (awaitingShares == null) {
            var roster = now(world.exchange().answers().roster(roundId(), id(), Duration.ZERO))
                    .orElseThrow();
            var step = required(awaitingRoster).receive(Roster.decode(roster));
            awaitingShares = step.state();
            shares = step.message().encode();
        }
        world.exchange().messages().share(roundId(), id(), shares);
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
        var roster = Roster.decode(now(world.exchange().answers().roster(roundId(), id(), Duration.ZERO))
                .orElseThrow());
        var cohort = roster.members().stream().map(Advertise::site).toList();
        var honest = required(awaitingRoster).receive(roster).message();
        shares = dishonest()
                .shares(
                        honest,
                        cohort,
                        holders.stream().map(holder -> holder.id()).toList(),
                        spoil)
                .encode();
        world.exchange().messages().share(roundId(), id(), shares);
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
        world.exchange().messages().complain(roundId(), id(), message.encode());
    }

    /** M9 with another share than the site was dealt. */
    public void unmaskWrongly() {
        var quorum = now(world.exchange().answers().quorum(roundId(), id(), Duration.ZERO))
                .orElseThrow();
        var honest = required(awaitingQuorum).receive(Quorum.decode(quorum)).message();
        unmasking = dishonest().answer(honest).encode();
        world.exchange().messages().unmask(roundId(), id(), unmasking);
    }

    /** M4 in; makes M5 of a random update and random counts. */
    public void mask() {
        if (masked != null) {
            return;
        }
        if (readyToMask == null) {
            var delivery = now(world.exchange().answers().delivery(roundId(), id(), Duration.ZERO))
                    .orElseThrow();
            var step = required(awaitingShares).receive(DeliveredShares.decode(delivery));
            readyToMask = step.state();
            complaints = step.message().map(Complaints::encode).orElse(complaints);
        }
        if (complaints.length > 0) {
            world.exchange().messages().complain(roundId(), id(), complaints);
        }
        update = MadeUpUpdate.of(random, plan(), offer().kind(), encoding(), contribution);
        var step = readyToMask.mask(EncodedVector.of(parameters(journal()).layout(), update.values(), update.limbs()));
        awaitingSurvivors = step.state();
        masked = step.message();
    }

    public void sendChunk(int position) throws IOException {
        var chunk = masked().chunk(position);
        var digest = masked().chunkDigests().get(position).hex();
        world.exchange().uploads().take(roundId(), id(), position, digest, new ByteArrayInputStream(chunk));
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
        world.exchange()
                .messages()
                .contribute(roundId(), id(), masked().header().encode());
    }

    /** M6 in, M7 out. */
    public void agree() {
        if (awaitingQuorum == null) {
            var survivors = now(world.exchange().answers().survivors(roundId(), id(), Duration.ZERO))
                    .orElseThrow();
            var step = required(awaitingSurvivors).receive(Survivors.decode(survivors));
            awaitingQuorum = step.state();
            agreement = step.message().encode();
        }
        world.exchange().messages().agree(roundId(), id(), agreement);
    }

    /** Votes that the attempt is never opened, from whichever state allows it. */
    public void abandon() {
        if (abortVote.length == 0) {
            var vote = awaitingSurvivors != null
                    ? awaitingSurvivors.abandon().message()
                    : required(readyToMask).abandon().message();
            abortVote = vote.encode();
        }
        world.exchange().messages().abort(roundId(), id(), abortVote);
    }

    /** Votes whatever it has done before, as no honest site does. */
    public void voteAgainstItsWord() {
        abortVote = dishonest().vote(masked().header().session()).encode();
        world.exchange().messages().abort(roundId(), id(), abortVote);
    }

    /** The same after a restart that lost the session's keys. */
    public void abandonLost() {
        abortVote =
                ClientSession.abandonLost(journal(), key, id()).orElseThrow().encode();
        world.exchange().messages().abort(roundId(), id(), abortVote);
    }

    /** M8 in, M9 out. */
    public void unmask() {
        if (unmasking.length == 0) {
            var quorum = now(world.exchange().answers().quorum(roundId(), id(), Duration.ZERO))
                    .orElseThrow();
            unmasking = required(awaitingQuorum)
                    .receive(Quorum.decode(quorum))
                    .message()
                    .encode();
        }
        world.exchange().messages().unmask(roundId(), id(), unmasking);
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
        return update.values();
    }

    public long[] limbs() {
        return update.limbs();
    }

    /** The answer of a request that does not wait. */
    public static <T> T now(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }

    private Journal journal() {
        return journals.computeIfAbsent(offer().runId().value(), run -> new VolatileJournal());
    }
}
