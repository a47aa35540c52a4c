package io.covalence.secagg.client;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import java.util.List;
import java.util.Optional;

/** What a site must never forget of a run, lest one update be masked twice or one session answered in two ways. */
public sealed interface Fact {
    /**
     * A session was opened: nothing below it is opened any more.
     *
     * @param model hash of the model that the update starts from; empty in journals that were written before it was recorded
     */
    record Opened(long round, int attempt, Optional<ByteString> model) implements Fact {
        public Opened {
            model.ifPresent(hash -> hash.requireSize(ByteString.KEY_SIZE, "model hash"));
        }

        /** A session whose model is not known: what such a fact forbids is about its round only. */
        public Opened(long round, int attempt) {
            this(round, attempt, Optional.empty());
        }
    }

    /**
     * A vector was masked in a session.
     *
     * @param threshold of the session
     * @param members U2, ascending: the votes of a threshold of them make another attempt safe
     */
    record Masked(ByteString session, int threshold, List<SiteId> members) implements Fact {
        public Masked {
            session.requireSize(ByteString.KEY_SIZE, "session");
            members = List.copyOf(members);
            Decoder.requireAscending(members, site -> site);
        }
    }

    /** The site voted to abort a session: it never agrees to open it. */
    record Voted(ByteString session) implements Fact {
        public Voted {
            session.requireSize(ByteString.KEY_SIZE, "session");
        }
    }

    /** M7: the site agreed to open the sum over these survivors. */
    record Agreed(ByteString session, ByteString survivors) implements Fact {
        public Agreed {
            session.requireSize(ByteString.KEY_SIZE, "session");
            survivors.requireSize(ByteString.KEY_SIZE, "hash of U3");
        }
    }

    /**
     * M9.
     *
     * @param answer its digest
     */
    record Answered(ByteString session, ByteString answer) implements Fact {
        public Answered {
            session.requireSize(ByteString.KEY_SIZE, "session");
            answer.requireSize(ByteString.KEY_SIZE, "digest of M9");
        }
    }

    /**
     * The site agreed to open a sum of updates that start from this model. A journal that is begun anew says so at its beginning,
     * in place of the facts that said it before.
     */
    record Spent(ByteString model) implements Fact {
        public Spent {
            model.requireSize(ByteString.KEY_SIZE, "model hash");
        }
    }

    /** The canonical encoding. */
    default byte[] encode() {
        var out = MessageType.FACT.encoder();
        var whole = switch (this) {
            case Opened fact
            when fact.model().isPresent() ->
                out.u8(6).u64(fact.round()).u32(fact.attempt()).raw(fact.model().get());
            case Opened fact -> out.u8(1).u64(fact.round()).u32(fact.attempt());
            case Masked fact -> masked(out.u8(2), fact);
            case Voted fact -> out.u8(3).raw(fact.session());
            case Agreed fact -> out.u8(4).raw(fact.session()).raw(fact.survivors());
            case Answered fact -> out.u8(5).raw(fact.session()).raw(fact.answer());
            case Spent fact -> out.u8(7).raw(fact.model());
        };
        return whole.toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    static Fact decode(byte[] bytes) {
        var in = Decoder.open(bytes, MessageType.FACT);
        var fact = read(in, in.u8());
        in.end();
        return fact;
    }

    private static Encoder masked(Encoder out, Masked fact) {
        out.raw(fact.session()).u8(fact.threshold()).u16(fact.members().size());
        fact.members().forEach(out::site);
        return out;
    }

    private static Fact read(Decoder in, int kind) {
        if (kind == 1) {
            return new Opened(in.u63(), in.u31());
        }
        if (kind == 6) {
            return new Opened(in.u63(), in.u31(), Optional.of(in.fixed(ByteString.KEY_SIZE)));
        }
        if (kind == 7) {
            return new Spent(in.fixed(ByteString.KEY_SIZE));
        }
        var session = in.fixed(ByteString.KEY_SIZE);
        return switch (kind) {
            case 2 -> new Masked(session, in.u8(), in.ascending(CohortPolicy.LIMIT, Decoder::site, site -> site));
            case 3 -> new Voted(session);
            case 4 -> new Agreed(session, in.fixed(ByteString.KEY_SIZE));
            case 5 -> new Answered(session, in.fixed(ByteString.KEY_SIZE));
            default -> throw ProtocolViolation.malformed("there is no fact of kind " + kind);
        };
    }
}
