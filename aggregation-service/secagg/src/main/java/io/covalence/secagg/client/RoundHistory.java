package io.covalence.secagg.client;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of one run, and the models that are spent in others, allow next. Masking one update twice, in cohorts
 * that differ by a site, would let the service subtract two sums. So a round is tried again only while it is certain
 * that the earlier sum stays closed, and a model from which the site has agreed to open a sum is not worked on again:
 * the same update would come of it, or nearly so.
 */
public final class RoundHistory {
    private static final RoundHistory EMPTY =
            new RoundHistory(new Fact.Opened(-1, 0), Stage.OPENED, null, null, null, Advertisements.NONE);

    private enum Stage {
        OPENED,
        MASKED,
        VOTED,
        AGREED,
        ANSWERED
    }

    /** Models, the last one first: a site has thousands at most, and each is added once and looked for once a session. */
    private record Models(ByteString model, @Nullable Models before) {}

    private final Fact.Opened opened;
    private final Stage stage;
    private final Fact.@Nullable Masked masked;
    private final Fact.@Nullable Answered answered;
    private final @Nullable Models spent;
    private final Advertisements advertised;

    private RoundHistory(
            Fact.Opened opened,
            Stage stage,
            Fact.@Nullable Masked masked,
            Fact.@Nullable Answered answered,
            @Nullable Models spent,
            Advertisements advertised) {
        this.opened = opened;
        this.stage = stage;
        this.masked = masked;
        this.answered = answered;
        this.spent = spent;
        this.advertised = advertised;
    }

    /** The history of a run in which nothing was done. */
    public static RoundHistory empty() {
        return EMPTY;
    }

    /**
     * The history of these facts, in the order in which they were recorded.
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
     * This history with one fact more.
     *
     * @throws IllegalStateException when it contradicts what happened before
     */
    public RoundHistory with(Fact fact) {
        return switch (fact) {
            case Fact.Opened next when isAllowed(next) -> opening(next);
            case Fact.Masked next
            when stage == Stage.OPENED && hasBegun() ->
                at(Stage.MASKED, next).remembering(advertised.withOthers(next.met()));
            case Fact.Voted voted when stage == Stage.OPENED && hasBegun() -> at(Stage.VOTED, null);
            case Fact.Voted voted when stage == Stage.MASKED && isAbout(voted.session()) -> at(Stage.VOTED, masked);
            case Fact.Agreed agreed
            when stage == Stage.MASKED
                    && isAbout(agreed.session())
                    && opened.model().filter(this::isSpent).isEmpty() -> agreed();
            case Fact.Answered next
            when stage == Stage.AGREED && isAbout(next.session()) ->
                new RoundHistory(opened, Stage.ANSWERED, masked, next, spent, advertised);
            case Fact.Spent earlier when !hasBegun() -> spending(earlier.model());
            case Fact.Met met when !hasBegun() -> remembering(advertised.withOthers(met.members()));
            default -> throw new IllegalStateException("a fact contradicts the journal: " + fact);
        };
    }

    /**
     * Whether a session may be opened: above every one before, and in the round of the last one only if that masked nothing, or
     * if it is certified that it can never be opened. A round that the site has agreed to open is over for it, and so is the model
     * that the round started from.
     *
     * @param certificate that the last session was aborted, when there is one
     * @param directory the keys of those who voted
     * @throws ProtocolViolation (ROUND_BURNT), also when the certificate is that of an attempt which this site missed;
     *     (MODEL_SPENT); what {@link AbortCertificate#verify} throws
     */
    public void requireMayOpen(RoundContext next, Optional<AbortCertificate> certificate, IdentityDirectory directory) {
        long round = next.round();
        if (!isAbove(round, next.attempt())) {
            throw burnt("round " + round + ", attempt " + next.attempt() + ", is not above the last one");
        }
        if (isBurnt(round)) {
            throw burnt("this site agreed to open the sum of round " + round);
        }
        if (isSpent(next.modelHash())) {
            throw ProtocolViolation.of(
                    Code.MODEL_SPENT,
                    "this site agreed to open a sum from the model of round " + round
                            + " before; a second sum from one model could be subtracted from the first");
        }
        if (round == opened.round() && masked != null) {
            certificate
                    .filter(votes -> votes.isAbout(masked.session()))
                    .orElseThrow(() -> burnt("round " + round + " was masked before, and nothing certifies its abort"))
                    .verify(masked.session(), masked.members(), masked.threshold(), directory);
        }
    }

    /**
     * Requires that a session is still the last one that was opened: the next one ends everything before it.
     *
     * @throws IllegalStateException when it is not
     */
    public void requireLast(RoundContext session) {
        if (session.round() != opened.round() || session.attempt() != opened.attempt()) {
            throw new IllegalStateException("round " + session.round() + ", attempt " + session.attempt()
                    + ", is not the last one that this site opened");
        }
    }

    /** The place of the next M1 among all of this site's in the run. */
    public Sequence nextSequence() {
        return advertised.next();
    }

    /**
     * Checks that no member's M1 is older than one of it that this site has masked with.
     *
     * @throws ProtocolViolation (OUTDATED)
     */
    public void requireNotOlder(Roster roster) {
        advertised.requireNotOlder(roster);
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

    /** What still matters once another session is opened: the facts that a journal begins with when it is begun anew. */
    public List<Fact> lasting() {
        var facts = new ArrayList<Fact>();
        spent().forEach(model -> facts.add(new Fact.Spent(model)));
        if (!advertised.others().isEmpty()) {
            facts.add(new Fact.Met(advertised.all()));
        }
        return List.copyOf(facts);
    }

    /** The models from which this site has agreed to open a sum, the first one first. */
    public List<ByteString> spent() {
        var models = new ArrayList<ByteString>();
        for (var rest = spent; rest != null; rest = rest.before()) {
            models.add(rest.model());
        }
        return models.reversed();
    }

    /** This history with models that are spent in other runs: no run may work on them any more. */
    public RoundHistory spentElsewhere(Collection<ByteString> models) {
        var own = new HashSet<>(spent());
        var history = this;
        for (var model : models) {
            history = own.contains(model) ? history : history.spending(model);
        }
        return history;
    }

    private RoundHistory opening(Fact.Opened next) {
        var remembered = next.advertised().map(advertised::withOwn).orElse(advertised);
        return new RoundHistory(next, Stage.OPENED, null, null, spent, remembered);
    }

    private RoundHistory at(Stage next, Fact.@Nullable Masked vector) {
        return new RoundHistory(opened, next, vector, null, spent, advertised);
    }

    private RoundHistory remembering(Advertisements messages) {
        return new RoundHistory(opened, stage, masked, answered, spent, messages);
    }

    private RoundHistory agreed() {
        return at(Stage.AGREED, masked).spending(opened.model().orElse(null));
    }

    private RoundHistory spending(@Nullable ByteString model) {
        var models = model == null ? spent : new Models(model, spent);
        return new RoundHistory(opened, stage, masked, answered, models, advertised);
    }

    private boolean hasBegun() {
        return opened.round() >= 0;
    }

    private boolean isAllowed(Fact.Opened next) {
        return isAbove(next.round(), next.attempt())
                && !isBurnt(next.round())
                && next.model().filter(this::isSpent).isEmpty();
    }

    private boolean isAbove(long round, int attempt) {
        return round > opened.round() || (round == opened.round() && attempt > opened.attempt());
    }

    private boolean isBurnt(long round) {
        return round == opened.round() && (stage == Stage.AGREED || stage == Stage.ANSWERED);
    }

    private boolean isSpent(ByteString model) {
        for (var rest = spent; rest != null; rest = rest.before()) {
            if (rest.model().equals(model)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAbout(ByteString session) {
        return masked != null && masked.session().equals(session);
    }

    private static ProtocolViolation burnt(String sentence) {
        return ProtocolViolation.of(Code.ROUND_BURNT, sentence);
    }
}
