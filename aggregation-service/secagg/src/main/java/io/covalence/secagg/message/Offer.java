package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.Signer;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;
import io.covalence.secagg.internal.Texts;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.LogEntry.CharterEntry;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.log.SignedTreeHead;
import java.util.Optional;

/**
 * M0, service to site: what a round will be about. The service cannot later deny it, and it shows that charter and model stand
 * in the log before anybody trains on them.
 *
 * @param modelVersion number of the model to train on; its hash is in the context
 * @param deadline milliseconds since 1970 until which the service waits for M1
 * @param charterProof that the log of {@code treeHead} holds the charter of the context
 * @param modelProof that it holds the model
 * @param aborted proof that the earlier attempt can never be opened, when the round was tried before and some site
 *     masked
 */
public record Offer(
        RoundContext context,
        int modelVersion,
        long deadline,
        SignedTreeHead treeHead,
        InclusionProof charterProof,
        InclusionProof modelProof,
        Optional<AbortCertificate> aborted,
        ByteString signature) {
    private static final String LABEL = "covalence/v1/offer";

    /**
     * Checks sizes.
     *
     * @throws ProtocolViolation (MALFORMED), also when a first attempt comes with a certificate
     */
    public Offer {
        signature.requireSize(Signatures.SIZE, "signature");
        if (aborted.isPresent() && context.attempt() == 1) {
            throw ProtocolViolation.malformed("before the first attempt of a round there is none to abort");
        }
        if (modelVersion < 0 || deadline < 0) {
            throw ProtocolViolation.malformed("model version or deadline of an offer is out of range");
        }
    }

    public static Offer sign(
            Signer service,
            RoundContext context,
            int modelVersion,
            long deadline,
            SignedTreeHead treeHead,
            InclusionProof charterProof,
            InclusionProof modelProof,
            Optional<AbortCertificate> aborted) {
        var unsigned = new Offer(
                context, modelVersion, deadline, treeHead, charterProof, modelProof, aborted, Signatures.NONE);
        return unsigned.with(Signatures.sign(service, LABEL, unsigned.body().toByteArray()));
    }

    private Offer with(ByteString signed) {
        return new Offer(context, modelVersion, deadline, treeHead, charterProof, modelProof, aborted, signed);
    }

    /**
     * Checks the offer against the newest charter that the holder trusts; an offer under an older one is refused. That the model's
     * bytes have the hash, that the deadline is to come, and that the round is above every one before is for the site to check.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT) when it is about another tenant, study, charter or plan; (BAD_SIGNATURE) when
     *     offer or head are not the service's; (BAD_PROOF) when charter or model are not shown to be in the log
     */
    public void verify(Charter charter) {
        requireContext(charter);
        Signatures.verify(
                charter.serviceKey(), LABEL, body().toByteArray(), signature, "an offer", "the service's key");
        treeHead.verify(charter.serviceKey(), charter.tenant());
        charterProof.verify(charterEntry(charter), treeHead);
        modelProof.verify(modelEntry(), treeHead);
    }

    /** The charter's entry in the log. */
    public static CharterEntry charterEntry(Charter charter) {
        return new CharterEntry(charter.study(), charter.version(), charter.hash());
    }

    /** The log entry of the model to train on. */
    public ModelEntry modelEntry() {
        return new ModelEntry(context.study(), context.run(), modelVersion, context.modelHash());
    }

    public byte[] encode() {
        return body().raw(signature).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Offer decode(byte[] message) {
        var in = Decoder.open(message, MessageType.OFFER);
        var offer = new Offer(
                readContext(in),
                in.u31(),
                in.u63(),
                SignedTreeHead.decode(in.bytes(MessageType.TREE_HEAD.maximumBytes())),
                InclusionProof.decode(in.bytes(MessageType.INCLUSION_PROOF.maximumBytes())),
                InclusionProof.decode(in.bytes(MessageType.INCLUSION_PROOF.maximumBytes())),
                in.flag()
                        ? Optional.of(AbortCertificate.decode(in.bytes(MessageType.ABORT_CERTIFICATE.maximumBytes())))
                        : Optional.empty(),
                in.fixed(Signatures.SIZE));
        in.end();
        return offer;
    }

    private void requireContext(Charter charter) {
        if (!context.tenant().equals(charter.tenant()) || !context.study().equals(charter.study())) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "the offer is for another tenant or study than the charter");
        }
        if (!context.charterHash().equals(charter.hash())) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "the offer is for another charter");
        }
        if (!context.planHash().equals(charter.planHash())) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "the offer is for another plan than the charter's");
        }
    }

    private Encoder body() {
        var out = MessageType.OFFER.encoder();
        writeContext(out, context);
        out.u32(modelVersion)
                .u64(deadline)
                .bytes(treeHead.encode())
                .bytes(charterProof.encode())
                .bytes(modelProof.encode())
                .u8(aborted.isPresent() ? 1 : 0);
        aborted.ifPresent(certificate -> out.bytes(certificate.encode()));
        return out;
    }

    private static void writeContext(Encoder out, RoundContext context) {
        out.text(context.tenant())
                .text(context.study())
                .text(context.run())
                .raw(context.charterHash())
                .u64(context.round())
                .u32(context.attempt())
                .raw(context.modelHash())
                .reserved(RoundContext.STATE)
                .raw(context.planHash());
    }

    private static RoundContext readContext(Decoder in) {
        var tenant = in.text(Texts.MAXIMUM);
        var study = in.text(Texts.MAXIMUM);
        var run = in.text(Texts.MAXIMUM);
        var charterHash = in.fixed(ByteString.KEY_SIZE);
        long round = in.u63();
        int attempt = in.u31();
        var modelHash = in.fixed(ByteString.KEY_SIZE);
        in.reserved(RoundContext.STATE);
        var planHash = in.fixed(ByteString.KEY_SIZE);
        return new RoundContext(tenant, study, run, charterHash, round, attempt, modelHash, planHash);
    }
}
