package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.ServiceRefusal;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.Signer;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.AwaitingShares;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.ClientState;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.ReadyToMask;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One round's masking session, from M1 to M9. Its keys live in this object's memory only: whoever crashes in it has dropped
 * out, and the journal sees to it that no second session contradicts the first.
 */
final class MaskingSession {
    private final RoundTools tools;
    private final AggregationServiceClient service;
    private final RetryPolicy retryPolicy;
    private final RoundOffer offer;
    private final SessionTerms terms;
    private final SiteId site;
    private final Signer signer;
    private final Journal journal;
    private Optional<AnsweredSession> contribution = Optional.empty();

    MaskingSession(RoundTools tools, SessionTerms terms, SiteId site, Signer signer) {
        this.tools = tools;
        this.service = tools.service();
        this.retryPolicy = tools.retryPolicy();
        this.offer = terms.offer();
        this.terms = terms;
        this.site = site;
        this.signer = signer;
        this.journal = tools.journal().of(offer.runId());
    }

    /**
     * Runs the session to its end. When it ends before the site has agreed to open the sum, the site votes to abort it, so that
     * the round can be tried again.
     *
     * @param update rounded and masked afresh for this session
     * @param keeper keeps what this site has seen of the round, for good: it is called before the answer leaves, with which the sum
     *     may be opened
     * @throws ProtocolViolation when a message that came is refused, or the journal forbids the session
     * @throws Failure when the round moved on, the service is gone, or it is found to keep two logs
     */
    void contribute(LocalUpdate update, Consumer<AnsweredSession> keeper) throws InterruptedException {
        var opened = ClientSession.open(terms.parameters(site, journal), signer, tools.random());
        var conversation = new Conversation(opened.state());
        try {
            conversation.hold(opened.message(), opened.state(), update, keeper);
        } catch (ProtocolViolation violation) {
            send(lastVote());
            throw violation;
        } catch (Failure failure) {
            send(conversation.vote(failure));
            throw failure;
        } finally {
            conversation.state.abort();
        }
    }

    /** What this site agreed to, and answered or tried to; empty before. */
    Optional<AnsweredSession> contribution() {
        return contribution;
    }

    /** The vote to abort the last session, when this site masked a vector in it and has not agreed to open it. */
    Optional<AbortVote> lastVote() {
        return ClientSession.abandonLost(journal, signer, site);
    }

    /** Sends a vote to abort, when there is one. Whether the service has a use for it is for the service to say. */
    void send(Optional<AbortVote> vote) throws InterruptedException {
        if (vote.isPresent()) {
            try {
                service.abort(offer.roundId(), vote.get().encode());
                tools.watcher().at(offer, SitePhase.ABANDONED);
            } catch (Failure unwanted) {
                // The round is over for this site in any case.
            }
        }
    }

    private final class Conversation {
        private ClientState state;

        Conversation(ClientState state) {
            this.state = state;
        }

        void hold(Advertise advertise, AwaitingRoster opened, LocalUpdate update, Consumer<AnsweredSession> keeper)
                throws InterruptedException {
            var round = offer.roundId();
            var vector = update.encode(terms.plan(), terms.encoding(), tools.random());
            var roster = exchange(
                    () -> service.advertise(round, advertise.encode()),
                    SitePhase.ADVERTISED,
                    terms.training(tools.clock()),
                    () -> service.roster(round));
            var dealt = meet(opened, Roster.decode(roster));
            state = dealt.state();

            var delivery = exchange(
                    () -> service.shares(round, dealt.message().encode()),
                    SitePhase.SHARED,
                    terms.phase(),
                    () -> service.deliveries(round));
            var ready = dealt.state().receive(DeliveredShares.decode(delivery));
            state = ready.state();
            if (ready.message().isPresent()) {
                var complaints = ready.message().get().encode();
                say(() -> service.complain(round, complaints));
            }
            var masked = ready.state().mask(vector);
            state = masked.state();

            var maskedUpdate = masked.message();
            new ChunkUpload(service, retryPolicy, terms.phase()).send(round, maskedUpdate);
            var survivors = exchange(
                    () -> service.contribution(round, maskedUpdate.header().encode()),
                    SitePhase.MASKED,
                    terms.phase(),
                    () -> service.survivors(round));
            var agreed = masked.state().receive(Survivors.decode(survivors));
            state = agreed.state();

            var quorum = Quorum.decode(exchange(
                    () -> service.agree(round, agreed.message().encode()),
                    SitePhase.AGREED,
                    terms.phase(),
                    () -> service.quorum(round)));
            var answer = agreed.state().receive(quorum);
            state = answer.state();
            var seen = new AnsweredSession(agreed.state().survivors(), quorum);
            keeper.accept(seen);
            contribution = Optional.of(seen);
            say(() -> service.unmask(round, answer.message().encode()));
            tools.watcher().at(offer, SitePhase.UNMASKED);
        }

        /** Before anything is dealt, the heads that the others carry have to be of the log that this site knows. */
        private Step<AwaitingShares, Shares> meet(AwaitingRoster opened, Roster roster) throws InterruptedException {
            try {
                return opened.receive(roster, heads -> {
                    try {
                        tools.logs().meetAll(terms.log(), heads);
                    } catch (InterruptedException e) {
                        throw new Stopped(e);
                    }
                });
            } catch (Stopped stopped) {
                throw stopped.cause;
            } catch (ProtocolViolation violation) {
                if (violation.code() == Code.SPLIT_VIEW) {
                    tools.logs().accuse(terms.log().serviceKey(), heads(roster));
                }
                throw violation;
            }
        }

        /** Only what the service said, or did not say, ends a session that can still be voted on: a full disk does not. */
        Optional<AbortVote> vote(Failure failure) {
            boolean service = failure instanceof ServiceRefusal || failure.kind() == Failure.Kind.TRY_LATER;
            if (!service) {
                return Optional.empty();
            }
            return state instanceof ReadyToMask ready
                    ? Optional.of(ready.abandon().message())
                    : lastVote();
        }

        /**
         * Sends a message until it is heard, and then asks for what follows from everybody's until that is there, unless it came
         * as the answer.
         */
        private byte[] exchange(
                RetryPolicy.Question<Optional<byte[]>> message,
                SitePhase then,
                Duration allowed,
                RetryPolicy.Question<Optional<byte[]>> question)
                throws InterruptedException {
            var answer = retryPolicy.until(terms.phase(), () -> Optional.of(message.ask()));
            tools.watcher().at(offer, then);
            return answer.isPresent() ? answer.get() : retryPolicy.until(allowed, question);
        }

        private void say(RetryPolicy.Statement statement) throws InterruptedException {
            retryPolicy.insist(terms.phase(), statement);
        }
    }

    private static List<SignedTreeHead> heads(Roster roster) {
        return roster.members().stream()
                .flatMap(member -> member.treeHead().stream())
                .toList();
    }

    /** Carries an interruption out of a callback. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final InterruptedException cause;

        Stopped(InterruptedException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
