package io.covalence.secagg.client;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.message.AbortCertificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of one run allow next. Masking one update twice, in cohorts that differ by a site, would let the service
 * subtract two sums; so a round is tried again only while it is certain that the earlier sum stays closed.
 */
public final class RoundHistory {
    private static final RoundHistory EMPTY = new RoundHistory(-1, 0, Stage.OPENED, null, null);

    private enum Stage {
        OPENED,
        MASKED,
        VOTED,
        AGREED,
        ANSWERED
    }

    private final long round;
    private final int attempt;
    private final Stage stage;
    private final Fact.@Nullable Masked masked;
    private final Fact.@Nullable Answered answered;

    private RoundHistory(
            long round, int attempt, Stage stage, Fact.@Nullable Masked masked, Fact.@Nullable Answered answered) {
        this.round = round;
        this.attempt = attempt;
        this.stage = stage;
        this.masked = masked;
        this.answered = answered;
    }

    /** Nothing was done in the run. */
    public static RoundHistory empty() {
        return EMPTY;
    }

    /**
     * What the facts come to, in the order in which they were recorded.
     *
     * @throws IllegalStateException when they are not those of one site's sessions
     */
    public static RoundHistory of(List<? extends Fact> facts) {
        var history = EMPTY;
        for (var fact : facts) {
            history = history.with(fact);
        }
        return history;
    }

    /**
     * One fact more.
     *
     * @throws IllegalStateException when it contradicts what happened before
     */
    public RoundHistory with(Fact fact) {
        return switch (fact) {
            case Fact.Opened opened
            when isAbove(opened.round(), opened.attempt()) && !isBurnt(opened.round()) ->
                new RoundHistory(opened.round(), opened.attempt(), Stage.OPENED, null, null);
            case Fact.Masked next when stage == Stage.OPENED && round >= 0 -> at(Stage.MASKED, next);
            case Fact.Voted voted when stage == Stage.OPENED && round >= 0 -> at(Stage.VOTED, null);
            case Fact.Voted voted when stage == Stage.MASKED && isAbout(voted.session()) -> at(Stage.VOTED, masked);
            case Fact.Agreed agreed when stage == Stage.MASKED && isAbout(agreed.session()) -> at(Stage.AGREED, masked);
            case Fact.Answered next
            when stage == Stage.AGREED && isAbout(next.session()) ->
                new RoundHistory(round, attempt, Stage.ANSWERED, masked, next);
            default -> throw new IllegalStateException("a fact contradicts the journal: " + fact);
        };
    }

    /**
     * Whether a session may be opened: above every one before, and in the round of the last one only if that masked nothing, or
     * if it is certified that it can never be opened. A round that the site has agreed to open is over for it.
     *
     * @param certificate that the last session was aborted, when there is one
     * @param directory the keys of those who voted
     * @throws ProtocolViolation (ROUND_BURNT), also when the certificate is that of an attempt which this site missed; what {@link AbortCertificate#verify} throws
     */
    public void requireMayOpen(
            long nextRound, int nextAttempt, Optional<AbortCertificate> certificate, IdentityDirectory directory) {
        if (!isAbove(nextRound, nextAttempt)) {
            throw burnt("round " + nextRound + ", attempt " + nextAttempt + ", is not above the last one");
        }
        if (isBurnt(nextRound)) {
            throw burnt("this site agreed to open the sum of round " + nextRound);
        }
        if (nextRound == round && masked != null) {
            certificate
                    .filter(votes -> votes.isAbout(masked.session()))
                    .orElseThrow(
                            () -> burnt("round " + nextRound + " was masked before, and nothing certifies its abort"))
                    .verify(masked.session(), masked.members(), masked.threshold(), directory);
        }
    }

    /** The session in which this site masked a vector last and may still vote to abort. */
    public Optional<ByteString> votable() {
        boolean open = stage == Stage.MASKED || stage == Stage.VOTED;
        return open ? Optional.ofNullable(masked).map(Fact.Masked::session) : Optional.empty();
    }

    boolean hasVoted() {
        return stage == Stage.VOTED;
    }

    /** The answer to the last session, when it was given: the only one that may be repeated. */
    public Optional<Fact.Answered> answered() {
        return Optional.ofNullable(answered);
    }

    private RoundHistory at(Stage next, Fact.@Nullable Masked vector) {
        return new RoundHistory(round, attempt, next, vector, null);
    }

    private boolean isAbove(long nextRound, int nextAttempt) {
        return nextRound > round || (nextRound == round && nextAttempt > attempt);
    }

    private boolean isBurnt(long nextRound) {
        return nextRound == round && (stage == Stage.AGREED || stage == Stage.ANSWERED);
    }

    private boolean isAbout(ByteString session) {
        return masked != null && masked.session().equals(session);
    }

    private static ProtocolViolation burnt(String sentence) {
        return ProtocolViolation.of(Code.ROUND_BURNT, sentence);
    }
}
