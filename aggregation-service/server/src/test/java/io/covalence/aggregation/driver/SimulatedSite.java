package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.exchange.Messages;
import io.covalence.aggregation.support.TestSite;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SplittableRandom;

/** A site in a simulation: it takes its next step when it is told to, and remembers what the service has accepted. */
final class SimulatedSite {
    private static final int REMEMBERED = 60;
    private static final Set<ProblemType> REFUSALS = Set.of(
            ProblemType.ROUND_MOVED_ON,
            ProblemType.ROUND_ABORTING,
            ProblemType.CONFLICT,
            ProblemType.PROTOCOL_VIOLATION,
            ProblemType.NOT_FOUND);

    private enum Stage {
        IDLE,
        ADVERTISE,
        SHARE,
        CONTRIBUTE,
        AGREE,
        UNMASK,
        RESULT
    }

    private interface Send {
        void to(RoundId roundId, byte[] body);
    }

    @SuppressWarnings("ArrayRecordComponent") // Sent again, never compared.
    private record Sent(RoundId roundId, Send send, byte[] body, boolean signed) {}

    private final TestSite site;
    private final SplittableRandom random;
    private final List<Sent> accepted = new ArrayList<>();
    private Stage stage = Stage.IDLE;

    SimulatedSite(TestSite site, SplittableRandom random) {
        this.site = site;
        this.random = random;
    }

    TestSite site() {
        return site;
    }

    /** Takes the next step, if the service lets it. */
    void proceed() throws IOException {
        var next = attempt();
        stage = next;
    }

    /** Takes the next step, but hears no answer: it will be taken again. */
    void proceedUnheard() throws IOException {
        var next = attempt();
        if (next == Stage.IDLE) {
            stage = next;
        }
    }

    /** The connector is killed: its keys are gone, its journal is there. */
    void killed() {
        site.forgetSession();
        stage = Stage.IDLE;
    }

    /** Sends again what was accepted before, in whatever round: it is accepted again. */
    void repeat() {
        if (!accepted.isEmpty()) {
            var sent = accepted.get(random.nextInt(accepted.size()));
            sent.send().to(sent.roundId(), sent.body());
        }
    }

    /**
     * Sends a message that was meant for another round: it is refused. A chunk alone belongs to no round; the header that
     * lists its digest does.
     */
    void stray() {
        if (accepted.isEmpty() || stage == Stage.IDLE) {
            return;
        }
        var sent = accepted.get(random.nextInt(accepted.size()));
        if (sent.signed() && !sent.roundId().equals(site.roundId())) {
            assertThatThrownBy(() -> sent.send().to(site.roundId(), sent.body()))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        if (!REFUSALS.contains(e.type())) {
                            throw e;
                        }
                    });
        }
    }

    private Stage attempt() throws IOException {
        try {
            return step();
        } catch (NoSuchElementException notYet) {
            return stage;
        } catch (ProblemException refusal) {
            return refused(refusal);
        } catch (ProtocolViolation violation) {
            if (violation.code() == Code.ROUND_BURNT || violation.code() == Code.MODEL_SPENT) {
                return giveUp();
            }
            throw violation;
        }
    }

    private Stage step() throws IOException {
        return switch (stage) {
            case IDLE -> site.poll().isPresent() ? Stage.ADVERTISE : Stage.IDLE;
            case ADVERTISE -> {
                site.advertise();
                yield accept(
                        (round, body) -> messages().advertise(round, site.id(), body),
                        site.advertisement(),
                        Stage.SHARE);
            }
            case SHARE -> {
                site.share();
                yield accept(
                        (round, body) -> messages().share(round, site.id(), body), site.shares(), Stage.CONTRIBUTE);
            }
            case CONTRIBUTE -> {
                site.contribute();
                remember(this::chunk, site.masked().chunk(0), false);
                yield accept(
                        (round, body) -> messages().contribute(round, site.id(), body),
                        site.masked().header().encode(),
                        Stage.AGREE);
            }
            case AGREE -> {
                site.agree();
                yield accept((round, body) -> messages().agree(round, site.id(), body), site.agreement(), Stage.UNMASK);
            }
            case UNMASK -> {
                site.unmask();
                yield accept(
                        (round, body) -> messages().unmask(round, site.id(), body), site.unmasking(), Stage.RESULT);
            }
            case RESULT -> {
                var result = TestSite.now(
                        site.world().exchange().answers().result(site.roundId(), site.id(), Duration.ZERO));
                yield result.isPresent() ? Stage.IDLE : Stage.RESULT;
            }
        };
    }

    private Messages messages() {
        return site.world().exchange().messages();
    }

    private void chunk(RoundId roundId, byte[] body) {
        try {
            var digest = Digests.hex(body);
            site.world().exchange().uploads().take(roundId, site.id(), 0, digest, new ByteArrayInputStream(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stage accept(Send send, byte[] body, Stage next) {
        remember(send, body, true);
        return next;
    }

    private void remember(Send send, byte[] body, boolean signed) {
        accepted.add(new Sent(site.roundId(), send, body.clone(), signed));
        if (accepted.size() > REMEMBERED) {
            accepted.removeFirst();
        }
    }

    private Stage refused(ProblemException refusal) {
        return switch (refusal.type()) {
            case ROUND_ABORTING -> giveUp();
            case ROUND_MOVED_ON, NOT_FOUND -> leave();
            default -> throw refusal;
        };
    }

    /** Votes that the attempt is never opened, when it may; whether the service still has a use for it is not its concern. */
    private Stage giveUp() {
        try {
            site.abandonLost();
            accept((round, body) -> messages().abort(round, site.id(), body), site.abortVote(), Stage.IDLE);
        } catch (NoSuchElementException nothingToVoteOn) {
            return leave();
        } catch (ProblemException late) {
            if (!REFUSALS.contains(late.type())) {
                throw late;
            }
        }
        return leave();
    }

    private Stage leave() {
        site.leave();
        return Stage.IDLE;
    }
}
