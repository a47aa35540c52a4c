package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.Signer;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;
import io.covalence.secagg.log.LogEntry.EvidenceEntry;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.log.LogEntry.Subject;

/**
 * M10, service to site: what came of a round. The sum itself stands beside it; its hash binds the service to one sum.
 *
 * @param context {@code ctx0}, see {@link io.covalence.secagg.RoundContext#hash}
 * @param session the session's id
 * @param survivors {@code H(U3)}
 * @param survivorCount number of sites in the sum
 * @param sumDigest a commitment to the plain sum, see {@link SumDigest}
 * @param modelVersion number of the model after the round; the offered one when the round only scored it
 * @param modelHash hash of that model
 * @param transcriptRoot over everything that was sent, see {@link io.covalence.secagg.evidence.Transcript}
 */
public record Result(
        ByteString context,
        ByteString session,
        ByteString survivors,
        int survivorCount,
        ByteString sumDigest,
        int modelVersion,
        ByteString modelHash,
        ByteString transcriptRoot,
        ByteString signature) {
    private static final String LABEL = "covalence/v1/result";

    /** Bytes reserved for a hash of the optimiser's state, beside the model's. */
    private static final int STATE = ByteString.KEY_SIZE;

    /**
     * Checks sizes.
     *
     * @throws ProtocolViolation (MALFORMED)
     */
    public Result {
        context.requireSize(ByteString.KEY_SIZE, "context");
        session.requireSize(ByteString.KEY_SIZE, "session");
        survivors.requireSize(ByteString.KEY_SIZE, "hash of U3");
        sumDigest.requireSize(ByteString.KEY_SIZE, "digest of the sum");
        modelHash.requireSize(ByteString.KEY_SIZE, "model hash");
        transcriptRoot.requireSize(ByteString.KEY_SIZE, "transcript root");
        signature.requireSize(Signatures.SIZE, "signature");
        if (survivorCount < 1 || survivorCount > CohortPolicy.LIMIT || modelVersion < 0) {
            throw ProtocolViolation.malformed("number of survivors or model version of a result is out of range");
        }
    }

    public static Result sign(
            Signer service,
            ByteString context,
            ByteString session,
            ByteString survivors,
            int survivorCount,
            ByteString sumDigest,
            int modelVersion,
            ByteString modelHash,
            ByteString transcriptRoot) {
        var unsigned = new Result(
                context,
                session,
                survivors,
                survivorCount,
                sumDigest,
                modelVersion,
                modelHash,
                transcriptRoot,
                Signatures.NONE);
        return unsigned.with(Signatures.sign(service, LABEL, unsigned.body().toByteArray()));
    }

    private Result with(ByteString signed) {
        return new Result(
                context, session, survivors, survivorCount, sumDigest, modelVersion, modelHash, transcriptRoot, signed);
    }

    /**
     * Checks the signature.
     *
     * @throws ProtocolViolation (BAD_SIGNATURE)
     */
    public void verify(ByteString serviceKey) {
        Signatures.verify(serviceKey, LABEL, body().toByteArray(), signature, "a result", "the service's key");
    }

    /** The log entry of the model after the round. */
    public ModelEntry modelEntry(RoundContext round) {
        return new ModelEntry(round.study(), round.run(), modelVersion, modelHash);
    }

    /** This result's entry in the log. */
    public EvidenceEntry resultEntry(RoundContext round) {
        return new EvidenceEntry(
                round.study(), round.run(), round.round(), round.attempt(), Subject.RESULT, Encoder.sha256(encode()));
    }

    public byte[] encode() {
        return body().raw(signature).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Result decode(byte[] message) {
        var in = Decoder.open(message, MessageType.RESULT);
        var context = in.fixed(ByteString.KEY_SIZE);
        var session = in.fixed(ByteString.KEY_SIZE);
        var survivors = in.fixed(ByteString.KEY_SIZE);
        int survivorCount = in.u16();
        var sumDigest = in.fixed(ByteString.KEY_SIZE);
        int modelVersion = in.u31();
        var modelHash = in.fixed(ByteString.KEY_SIZE);
        in.reserved(STATE);
        var transcriptRoot = in.fixed(ByteString.KEY_SIZE);
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new Result(
                context,
                session,
                survivors,
                survivorCount,
                sumDigest,
                modelVersion,
                modelHash,
                transcriptRoot,
                signature);
    }

    private Encoder body() {
        return MessageType.RESULT
                .encoder()
                .raw(context)
                .raw(session)
                .raw(survivors)
                .u16(survivorCount)
                .raw(sumDigest)
                .u32(modelVersion)
                .raw(modelHash)
                .reserved(STATE)
                .raw(transcriptRoot);
    }
}
