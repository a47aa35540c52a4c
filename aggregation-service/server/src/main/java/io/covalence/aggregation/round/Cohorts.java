package io.covalence.aggregation.round;

import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.store.Transaction;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Consistent;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.server.SharesInMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * U1, U2 and U3 of rounds, with their signatures checked, as stored messages say. A cohort is asked for only once it is fixed;
 * then every replica computes the same, so what is kept here is merely a cache of a few rounds.
 */
public final class Cohorts {
    private static final int ROUNDS = 4;

    private final MessageStore messages;
    private final Map<String, Known> known = new LinkedHashMap<>(ROUNDS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > ROUNDS;
        }
    };

    public Cohorts(MessageStore messages) {
        this.messages = messages;
    }

    /** U1, from phase SHARES on. */
    public Cohort roster(Transaction transaction, Run run, Round round) {
        return of(round).cohort(transaction, run, round);
    }

    /** M2. */
    public byte[] rosterMessage(Transaction transaction, Run run, Round round) {
        return roster(transaction, run, round).roster().encode();
    }

    /** U2, from phase MASKED on. */
    public SharingCohort sharing(Transaction transaction, Run run, Round round) {
        return of(round).sharing(transaction, run, round);
    }

    /** M4 for one site. */
    public byte[] deliveryMessage(Transaction transaction, Run run, Round round, String siteId) {
        return dealt(transaction, run, round).deliverTo(new SiteId(siteId)).encode();
    }

    /** What U2 dealt, from phase MASKED on. */
    public SharesInMemory dealt(Transaction transaction, Run run, Round round) {
        return of(round).dealt(transaction, run, round);
    }

    /** U3, from phase CONSISTENCY on. */
    public SurvivingCohort surviving(Transaction transaction, Run run, Round round) {
        return of(round).surviving(transaction, run, round);
    }

    /** M6. */
    public byte[] survivorsMessage(Transaction transaction, Run run, Round round) {
        return surviving(transaction, run, round).survivors().encode();
    }

    /** M8, from phase UNMASKING on: of those that have agreed until now. */
    public byte[] quorumMessage(Transaction transaction, Round round) {
        return Quorum.of(
                        messages
                                .bodies(transaction, round.roundId(), MessageKind.AGREEMENT, RoundSite.SURVIVING)
                                .stream()
                                .map(Consistent::decode)
                                .toList())
                .encode();
    }

    private Known of(Round round) {
        synchronized (known) {
            return known.computeIfAbsent(round.roundId(), id -> new Known(messages));
        }
    }

    private static final class Known {
        private final MessageStore messages;
        private @Nullable Cohort cohort;
        private @Nullable SharesInMemory dealt;
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
                        RoundTerms.logKey(),
                        roster);
            }
            return cohort;
        }

        synchronized SharesInMemory dealt(Transaction transaction, Run run, Round round) {
            if (dealt == null) {
                var messages = bodies(transaction, round, MessageKind.SHARES, RoundSite.SHARING).stream()
                        .map(Shares::decode)
                        .toList();
                dealt = new SharesInMemory(cohort(transaction, run, round).sites(), messages);
            }
            return dealt;
        }

        synchronized SharingCohort sharing(Transaction transaction, Run run, Round round) {
            if (sharing == null) {
                sharing = SharingCohort.verify(
                        cohort(transaction, run, round),
                        dealt(transaction, run, round).headers());
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
