package io.covalence.aggregation.round;

import io.covalence.aggregation.round.StoredShares.Dealer;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.evidence.AnswerDigest;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.server.DealtShares;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes U1, U2 and U3 of rounds from stored messages, with their signatures checked. Callers ask for a cohort only
 * once it is fixed. Then every replica computes the same, so what is kept here is only a cache of a few rounds.
 */
public final class Cohorts {
    private static final int ROUNDS = 4;

    private final MessageStore messages;
    private final Map<RoundId, Known> known = new LinkedHashMap<>(ROUNDS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RoundId, Known> eldest) {
            return size() > ROUNDS;
        }
    };

    Cohorts(MessageStore messages) {
        this.messages = messages;
    }

    /** U1, from phase SHARES on. */
    public Cohort roster(Transaction transaction, Run run, Round round) {
        return of(round).cohort(transaction, run, round);
    }

    /** M2, the roster. */
    public byte[] rosterMessage(Transaction transaction, Run run, Round round) {
        return roster(transaction, run, round).roster().encode();
    }

    /** U2, from phase MASKED on. */
    public SharingCohort sharing(Transaction transaction, Run run, Round round) {
        return of(round).sharing(transaction, run, round);
    }

    /** M4, the shares that were dealt to one site. */
    public byte[] deliveryMessage(Transaction transaction, Run run, Round round, SiteId siteId) {
        return stored(transaction, run, round).deliverTo(siteId).encode();
    }

    /** What U2 dealt, from phase MASKED on, to be read within the transaction. */
    public DealtShares dealt(Transaction transaction, Run run, Round round) {
        return stored(transaction, run, round);
    }

    private StoredShares stored(Transaction transaction, Run run, Round round) {
        return of(round)
                .shares(
                        transaction,
                        run,
                        round,
                        Set.of(),
                        siteId -> row(transaction, round, siteId),
                        offsets -> column(transaction, round, offsets));
    }

    /**
     * The same for the recovery of masks, in transactions of its own.
     *
     * @param dropped sites of U2 that did not survive: everything that they dealt is asked for
     */
    public DealtShares dealt(Database database, Run run, Round round, Set<SiteId> dropped) {
        return database.tenant(
                run.tenantId(),
                transaction -> of(round)
                        .shares(
                                transaction,
                                run,
                                round,
                                dropped,
                                siteId -> database.tenant(run.tenantId(), later -> row(later, round, siteId)),
                                offsets -> database.tenant(run.tenantId(), later -> column(later, round, offsets))));
    }

    /** U3, from phase AGREEMENT on. */
    public SurvivingCohort surviving(Transaction transaction, Run run, Round round) {
        return of(round).surviving(transaction, run, round);
    }

    /** M6, the survivors. */
    public byte[] survivorsMessage(Transaction transaction, Run run, Round round) {
        return surviving(transaction, run, round).survivors().encode();
    }

    /** M8, the quorum of agreements, from phase UNMASKING on. */
    public Quorum quorum(Transaction transaction, Round round) {
        return Quorum.of(
                messages.bodies(transaction, round.roundId(), MessageKind.AGREEMENT, RoundSite.AGREEING).stream()
                        .map(Agreement::decode)
                        .toList());
    }

    /** Who has answered, by the digests of their M9, ascending. */
    public List<AnswerDigest> answers(Transaction transaction, Round round) {
        return messages.arrivals(transaction, round.roundId()).stream()
                .filter(arrival -> arrival.kind() == MessageKind.UNMASK)
                .map(arrival -> new AnswerDigest(arrival.siteId(), ByteString.ofHex(arrival.sha256())))
                .toList();
    }

    /** Everything that was dealt by one site. */
    private Shares row(Transaction transaction, Round round, SiteId dealer) {
        return Shares.decode(messages.body(transaction, round.roundId(), dealer, MessageKind.SHARES)
                .orElseThrow(() -> new IllegalStateException("a message of site " + dealer + " is gone")));
    }

    private Map<SiteId, ShareEntry> column(Transaction transaction, Round round, Map<SiteId, Integer> offsets) {
        var entries = new TreeMap<SiteId, ShareEntry>();
        messages.pieces(transaction, round.roundId(), MessageKind.SHARES, offsets, ShareEntry.SIZE)
                .forEach((siteId, piece) -> entries.put(siteId, Shares.entry(piece)));
        return entries;
    }

    private Known of(Round round) {
        synchronized (known) {
            return known.computeIfAbsent(round.roundId(), id -> new Known(messages));
        }
    }

    private static final class Known {
        private final MessageStore messages;
        private @Nullable Cohort cohort;
        private @Nullable SortedMap<SiteId, Dealer> dealers;
        private @Nullable SharingCohort sharing;
        private @Nullable SurvivingCohort surviving;

        Known(MessageStore messages) {
            this.messages = messages;
        }

        synchronized Cohort cohort(Transaction transaction, Run run, Round round) {
            if (cohort == null) {
                var roster = Roster.of(bodies(transaction, round, MessageKind.ADVERTISE, RoundSite.ROSTER).stream()
                        .map(Advertise::decode)
                        .toList());
                cohort = Cohort.verify(
                        RoundTerms.context(run, round),
                        RoundTerms.policy(run),
                        RoundTerms.directory(run),
                        RoundTerms.logKey(run),
                        roster);
            }
            return cohort;
        }

        StoredShares shares(
                Transaction transaction,
                Run run,
                Round round,
                Set<SiteId> byRow,
                Function<SiteId, Shares> rows,
                Function<Map<SiteId, Integer>, Map<SiteId, ShareEntry>> columns) {
            var roster = cohort(transaction, run, round);
            var known = dealers(transaction, run, round);
            return new StoredShares(known, roster::place, byRow, rows, holder -> {
                var offsets = new TreeMap<SiteId, Integer>();
                known.forEach((dealer, dealt) ->
                        offsets.put(dealer, Shares.entryOffset(dealt.header(), roster.place(holder))));
                return columns.apply(offsets);
            });
        }

        /** Reads one M3 after the other, and keeps what is small. */
        private synchronized SortedMap<SiteId, Dealer> dealers(Transaction transaction, Run run, Round round) {
            if (dealers == null) {
                var roster = cohort(transaction, run, round).sites();
                var read = new TreeMap<SiteId, Dealer>();
                for (var siteId :
                        messages.senders(transaction, round.roundId(), MessageKind.SHARES, RoundSite.SHARING)) {
                    messages.body(transaction, round.roundId(), siteId, MessageKind.SHARES)
                            .map(Shares::decode)
                            .ifPresent(message -> read.put(message.header().site(), Dealer.of(message, roster)));
                }
                dealers = read;
            }
            return dealers;
        }

        synchronized SharingCohort sharing(Transaction transaction, Run run, Round round) {
            if (sharing == null) {
                sharing = SharingCohort.verify(
                        cohort(transaction, run, round),
                        dealers(transaction, run, round).values().stream()
                                .map(Dealer::header)
                                .toList());
            }
            return sharing;
        }

        synchronized SurvivingCohort surviving(Transaction transaction, Run run, Round round) {
            if (surviving == null) {
                var headers = bodies(transaction, round, MessageKind.MASKED, RoundSite.SURVIVING).stream()
                        .map(MaskedHeader::decode)
                        .toList();
                surviving = SurvivingCohort.verify(
                        sharing(transaction, run, round), RoundTerms.layout(run, round), Survivors.of(headers));
            }
            return surviving;
        }

        private List<byte[]> bodies(Transaction transaction, Round round, MessageKind kind, int cohort) {
            return messages.bodies(transaction, round.roundId(), kind, cohort);
        }
    }
}
