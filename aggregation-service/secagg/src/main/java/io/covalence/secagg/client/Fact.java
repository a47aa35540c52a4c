package io.covalence.secagg.client;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.message.Advertised;
import java.util.List;
import java.util.Optional;

/**
 * What a site must never forget of a run, so that it neither masks one update twice nor answers one session in two
 * ways.
 */
public sealed interface Fact {
    /**
     * A session was opened: nothing below it is opened any more.
     *
     * @param model hash of the model that the update starts from; empty in journals that were written before it was recorded
     * @param advertised the site's own M1; empty in journals that were written before it was recorded
     */
    record Opened(long round, int attempt, Optional<ByteString> model, Optional<Advertised> advertised)
            implements Fact {
        public Opened {
            model.ifPresent(hash -> hash.requireSize(ByteString.KEY_SIZE, "model hash"));
        }

        /** A session whose M1 is not known. */
        public Opened(long round, int attempt, Optional<ByteString> model) {
            this(round, attempt, model, Optional.empty());
        }

        /** A session whose model is not known: such a fact forbids only other attempts of its round. */
        public Opened(long round, int attempt) {
            this(round, attempt, Optional.empty());
        }
    }

    /**
     * A vector was masked in a session.
     *
     * @param threshold of the session
     * @param members U2, ascending: the votes of a threshold of them make another attempt safe
     * @param met the M1 of all of U1, ascending by site: older ones of these members are refused from now on; empty in journals that
     *     were written before they were recorded
     */
    record Masked(ByteString session, int threshold, List<SiteId> members, List<Advertised> met) implements Fact {
        public Masked {
            session.requireSize(ByteString.KEY_SIZE, "session");
            members = List.copyOf(members);
            met = List.copyOf(met);
            Decoder.requireAscending(members, site -> site);
            Decoder.requireAscending(met, Advertised::site);
        }

        /** A session whose M1 are not known. */
        public Masked(ByteString session, int threshold, List<SiteId> members) {
            this(session, threshold, members, List.of());
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

    /**
     * The last M1 of members that the site has masked with. A journal that is begun anew says so at its beginning, in place of the
     * facts that said it before.
     *
     * @param members ascending by site
     */
    record Met(List<Advertised> members) implements Fact {
        public Met {
            members = List.copyOf(members);
            Decoder.requireAscending(members, Advertised::site);
        }
    }

    /** The canonical encoding. */
    default byte[] encode() {
        var out = MessageType.FACT.encoder();
        var whole = switch (this) {
            case Opened fact when fact.model().isPresent() && fact.advertised().isPresent() -> opened(out.u8(8), fact);
            case Opened fact
            when fact.model().isPresent() ->
                out.u8(6).u64(fact.round()).u32(fact.attempt()).raw(fact.model().get());
            case Opened fact -> out.u8(1).u64(fact.round()).u32(fact.attempt());
            case Masked fact when fact.met().isEmpty() -> masked(out.u8(2), fact);
            case Masked fact -> advertised(masked(out.u8(10), fact), fact.met());
            case Voted fact -> out.u8(3).raw(fact.session());
            case Agreed fact -> out.u8(4).raw(fact.session()).raw(fact.survivors());
            case Answered fact -> out.u8(5).raw(fact.session()).raw(fact.answer());
            case Spent fact -> out.u8(7).raw(fact.model());
            case Met fact -> advertised(out.u8(9), fact.members());
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

    private static Encoder opened(Encoder out, Opened fact) {
        out.u64(fact.round()).u32(fact.attempt()).raw(fact.model().orElseThrow());
        return advertised(out, fact.advertised().orElseThrow());
    }

    private static Encoder advertised(Encoder out, Advertised message) {
        message.write(out);
        return out;
    }

    private static Encoder advertised(Encoder out, List<Advertised> messages) {
        out.u16(messages.size());
        messages.forEach(message -> message.write(out));
        return out;
    }

    private static Encoder masked(Encoder out, Masked fact) {
        out.raw(fact.session()).u8(fact.threshold()).u16(fact.members().size());
        fact.members().forEach(out::site);
        return out;
    }

    private static List<Advertised> members(Decoder in) {
        return in.ascending(CohortPolicy.LIMIT, Advertised::read, Advertised::site);
    }

    private static Fact read(Decoder in, int kind) {
        if (kind == 1) {
            return new Opened(in.u63(), in.u31());
        }
        if (kind == 6) {
            return new Opened(in.u63(), in.u31(), Optional.of(in.fixed(ByteString.KEY_SIZE)));
        }
        if (kind == 8) {
            return new Opened(
                    in.u63(), in.u31(), Optional.of(in.fixed(ByteString.KEY_SIZE)), Optional.of(Advertised.read(in)));
        }
        if (kind == 9) {
            return new Met(members(in));
        }
        if (kind == 7) {
            return new Spent(in.fixed(ByteString.KEY_SIZE));
        }
        var session = in.fixed(ByteString.KEY_SIZE);
        return switch (kind) {
            case 2 -> new Masked(session, in.u8(), in.ascending(CohortPolicy.LIMIT, Decoder::site, site -> site));
            case 10 ->
                new Masked(
                        session, in.u8(), in.ascending(CohortPolicy.LIMIT, Decoder::site, site -> site), members(in));
            case 3 -> new Voted(session);
            case 4 -> new Agreed(session, in.fixed(ByteString.KEY_SIZE));
            case 5 -> new Answered(session, in.fixed(ByteString.KEY_SIZE));
            default -> throw ProtocolViolation.malformed("there is no fact of kind " + kind);
        };
    }
}
