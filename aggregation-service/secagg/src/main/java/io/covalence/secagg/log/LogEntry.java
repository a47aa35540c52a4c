package io.covalence.secagg.log;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Texts;
import io.covalence.secagg.merkle.MerkleTree;

/**
 * One line of a tenant's log. It holds hashes only, so the whole log can be shown to every member of every study without
 * showing what another study is about. Its canonical encoding is the data of its leaf.
 */
public sealed interface LogEntry {
    /** The study that the entry is about. */
    String study();

    /** A charter version came into force. */
    record CharterEntry(String study, int version, ByteString charterHash) implements LogEntry {
        public CharterEntry {
            Texts.requireVisible(study, "study");
            requirePositive(version, "charter version");
            charterHash.requireSize(ByteString.KEY_SIZE, "charter hash");
        }
    }

    /**
     * A model version exists; sites train on no other.
     *
     * @param version 0 for the initial model of the run
     */
    record ModelEntry(String study, String run, int version, ByteString modelHash) implements LogEntry {
        /** Bytes reserved for a hash of the optimiser's state, beside the model's. */
        private static final int STATE = ByteString.KEY_SIZE;

        public ModelEntry {
            Texts.requireVisible(study, "study");
            Texts.requireVisible(run, "run");
            requirePositive(version + 1L, "model version");
            modelHash.requireSize(ByteString.KEY_SIZE, "model hash");
        }
    }

    /** Something that happened in a round, of which the log keeps the SHA-256 of the canonical encoding. */
    record EvidenceEntry(String study, String run, long round, int attempt, Subject subject, ByteString hash)
            implements LogEntry {
        public EvidenceEntry {
            Texts.requireVisible(study, "study");
            Texts.requireVisible(run, "run");
            requirePositive(round + 1, "round");
            requirePositive(attempt, "attempt");
            hash.requireSize(ByteString.KEY_SIZE, "hash");
        }
    }

    /** The kind of evidence whose hash an {@link EvidenceEntry} holds. */
    enum Subject {
        /** The signed result of the round, M10. */
        RESULT(1),
        /** Proof of a site's misbehaviour. */
        BLAME(2),
        /** The round's evidence bundle. */
        BUNDLE(3);

        private final int code;

        Subject(int code) {
            this.code = code;
        }

        private static Subject ofCode(int code) {
            for (var subject : values()) {
                if (subject.code == code) {
                    return subject;
                }
            }
            throw ProtocolViolation.malformed("there is no evidence subject " + code);
        }
    }

    default byte[] encode() {
        return write(MessageType.LOG_ENTRY.encoder()).toByteArray();
    }

    /** What stands in the Merkle tree. */
    default ByteString leafHash() {
        return MerkleTree.leafHash(encode());
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    static LogEntry decode(byte[] message) {
        var in = Decoder.open(message, MessageType.LOG_ENTRY);
        int kind = in.u8();
        var study = in.text(Texts.MAXIMUM);
        var entry = switch (kind) {
            case 1 -> new CharterEntry(study, in.u31(), in.fixed(ByteString.KEY_SIZE));
            case 2 ->
                throw ProtocolViolation.of(
                        ProtocolViolation.Code.UNSUPPORTED_VERSION,
                        "a model's log entry of an older release, which says nothing of a state");
            case 3 ->
                new EvidenceEntry(
                        study,
                        in.text(Texts.MAXIMUM),
                        in.u63(),
                        in.u31(),
                        Subject.ofCode(in.u8()),
                        in.fixed(ByteString.KEY_SIZE));
            case 4 -> modelEntry(study, in);
            default -> throw ProtocolViolation.malformed("there is no log entry of kind " + kind);
        };
        in.end();
        return entry;
    }

    private static ModelEntry modelEntry(String study, Decoder in) {
        var entry = new ModelEntry(study, in.text(Texts.MAXIMUM), in.u31(), in.fixed(ByteString.KEY_SIZE));
        in.reserved(ModelEntry.STATE);
        return entry;
    }

    private Encoder write(Encoder out) {
        return switch (this) {
            case CharterEntry(var study, var version, var hash) ->
                out.u8(1).text(study).u32(version).raw(hash);
            case ModelEntry(var study, var run, var version, var hash) ->
                out.u8(4).text(study).text(run).u32(version).raw(hash).reserved(ModelEntry.STATE);
            case EvidenceEntry(var study, var run, var round, var attempt, var subject, var hash) ->
                out.u8(3)
                        .text(study)
                        .text(run)
                        .u64(round)
                        .u32(attempt)
                        .u8(subject.code)
                        .raw(hash);
        };
    }

    private static void requirePositive(long number, String what) {
        if (number < 1) {
            throw ProtocolViolation.malformed(what + " is out of range");
        }
    }
}
