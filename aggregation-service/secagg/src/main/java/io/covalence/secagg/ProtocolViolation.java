package io.covalence.secagg;

import io.covalence.contract.id.SiteId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message, or a value about to be masked, that the protocol refuses. It says what is wrong, who is to blame where the
 * evidence names somebody, and nothing secret. An honest site is never blamed.
 */
public final class ProtocolViolation extends RuntimeException {
    /** What kind of refusal it is. */
    public enum Code {
        /** Not the canonical encoding: truncated, trailing bytes, unsorted or repeated ids, a field too long. */
        MALFORMED,
        /** A message type or version that this library does not speak. */
        UNSUPPORTED_VERSION,
        /** A message made for another tenant, study, charter, run, round, attempt, model, plan or session. */
        WRONG_CONTEXT,
        BAD_SIGNATURE,
        /** A site whose identity key is not known, or that is no member of the cohort. */
        UNKNOWN_SITE,
        /** A key that two sites share, or that cannot be agreed with. */
        BAD_KEY,
        /** Fewer sites than the threshold, the floor or the site's own minimum allows. */
        COHORT_TOO_SMALL,
        /** More sites than the plan's fixed point allows without overflow. */
        COHORT_TOO_LARGE,
        /** The receiver's own message is missing or came back changed. */
        OWN_MESSAGE_ALTERED,
        /** Survivors disagree on who shared secrets, or reveals are for another set of survivors. */
        INCONSISTENT_COHORT,
        /** A share that does not match its commitment, or shares that do not recover the committed secret. */
        BAD_SHARE,
        TOO_FEW_SHARES,
        /** Fewer than a threshold of agreements, or of votes to abort. */
        NO_QUORUM,
        /** A round, or an attempt of it, that this site may not open: an update could be masked twice. */
        ROUND_BURNT,
        /** A model from which this site agreed to open a sum: a second sum from it could be subtracted from the first. */
        MODEL_SPENT,
        /** A vector or chunk of another size or digest than announced. */
        BAD_CHUNK,
        /**
         * An M1 older than one that the holder has seen from the same member: a backup was restored, or two copies of
         * the site run.
         */
        OUTDATED,
        /** A charter version that does not follow the one before, or a chain that does not begin at its founding. */
        BROKEN_CHAIN,
        /** A charter version that lacks signatures which it needs. */
        NOT_ENDORSED,
        /** A Merkle path that does not lead to the root of its tree head. */
        BAD_PROOF,
        /** Two tree heads of one log that exclude each other: the service shows different logs to different readers. */
        SPLIT_VIEW,
        /** A value, weight or sum beyond its bound, or not a number. */
        OUT_OF_RANGE
    }

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final @Nullable String blamed;
    private final byte @Nullable [] evidence;

    private ProtocolViolation(Code code, @Nullable SiteId blamed, byte @Nullable [] evidence, String sentence) {
        super(sentence);
        this.code = code;
        this.blamed = blamed == null ? null : blamed.value();
        this.evidence = evidence == null ? null : evidence.clone();
    }

    public static ProtocolViolation of(Code code, String sentence) {
        return new ProtocolViolation(code, null, null, sentence);
    }

    public static ProtocolViolation blaming(SiteId site, Code code, String sentence) {
        return new ProtocolViolation(code, site, null, sentence);
    }

    /** Blames a site and carries the proof, encoded {@link io.covalence.secagg.blame.Evidence}. */
    public static ProtocolViolation proving(SiteId site, Code code, byte[] evidence, String sentence) {
        return new ProtocolViolation(code, site, evidence, sentence);
    }

    public static ProtocolViolation malformed(String sentence) {
        return new ProtocolViolation(Code.MALFORMED, null, null, sentence);
    }

    /** The same refusal, naming the part of a larger object in which it arose. */
    public ProtocolViolation within(String part) {
        var named = new ProtocolViolation(code, blamed().orElse(null), evidence, part + ": " + getMessage());
        named.initCause(this);
        return named;
    }

    public Code code() {
        return code;
    }

    /** The site whose signed or authenticated message is the evidence; empty when the carrier may be at fault. */
    public Optional<SiteId> blamed() {
        return Optional.ofNullable(blamed).map(SiteId::new);
    }

    /** Evidence that convicts the blamed site before everybody; empty when only the receiver can know. */
    public Optional<ByteString> evidence() {
        return Optional.ofNullable(evidence).map(ByteString::of);
    }
}
