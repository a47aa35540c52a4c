package io.covalence.secagg.evidence;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;
import java.util.List;

/**
 * The part of a round's bundle that its members have not seen: with it each of them puts the bundle together from what it has
 * checked itself, see {@link Witness}.
 *
 * @param answers who sent M9, ascending by site
 * @param log what the log says about the round
 * @param signature the service's, over the whole bundle
 */
public record Closing(List<AnswerDigest> answers, LogExtract log, ByteString signature) {
    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when sites are repeated or not ascending
     */
    public Closing {
        answers = List.copyOf(answers);
        Decoder.requireAscending(answers, AnswerDigest::site);
        signature.requireSize(Signatures.SIZE, "signature");
    }

    public byte[] encode() {
        var out = MessageType.BUNDLE_CLOSING.encoder();
        write(answers, log, out);
        return out.reserved(RoundRecord.COMPUTED).raw(signature).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Closing decode(byte[] message) {
        var in = Decoder.open(message, MessageType.BUNDLE_CLOSING);
        var answers = in.ascending(CohortPolicy.LIMIT, AnswerDigest::read, AnswerDigest::site);
        var log = LogExtract.read(in);
        in.reserved(RoundRecord.COMPUTED);
        var signature = in.fixed(Signatures.SIZE);
        in.end();
        return new Closing(answers, log, signature);
    }

    private static void write(List<AnswerDigest> answers, LogExtract log, Encoder out) {
        out.u16(answers.size());
        answers.forEach(answer -> answer.write(out));
        log.write(out);
    }
}
