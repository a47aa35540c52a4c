package io.covalence.secagg.simulation;

import io.covalence.secagg.Federation;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.ChunkSum;
import io.covalence.secagg.server.Recovery;
import io.covalence.secagg.server.SharesInMemory;
import io.covalence.secagg.server.SummedVector;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What follows from the stored messages of one attempt; made when it is asked for, and forgotten with this object. */
final class SessionView {
    private final Federation federation;
    private final Store store;
    private final Attempt attempt;
    private @Nullable Cohort cohort;
    private @Nullable SharesInMemory dealt;
    private @Nullable SharingCohort sharing;
    private @Nullable SurvivingCohort survivors;

    SessionView(Federation federation, Store store, Attempt attempt) {
        this.federation = federation;
        this.store = store;
        this.attempt = attempt;
    }

    Roster roster() {
        return Roster.of(all(Mail.Kind.ADVERTISE, Advertise::decode));
    }

    Cohort cohort() {
        if (cohort == null) {
            cohort = federation.cohort(roster());
        }
        return cohort;
    }

    SharesInMemory dealt() {
        if (dealt == null) {
            dealt = new SharesInMemory(cohort().sites(), all(Mail.Kind.SHARES, Shares::decode));
        }
        return dealt;
    }

    SharingCohort sharing() {
        if (sharing == null) {
            sharing = SharingCohort.verify(cohort(), dealt().headers());
        }
        return sharing;
    }

    Survivors survivors() {
        return Survivors.of(all(Mail.Kind.MASKED, MaskedHeader::decode));
    }

    SurvivingCohort surviving() {
        if (survivors == null) {
            survivors = SurvivingCohort.verify(sharing(), federation.layout(), survivors());
        }
        return survivors;
    }

    Quorum quorum() {
        return Quorum.of(all(Mail.Kind.AGREEMENT, Agreement::decode));
    }

    AbortCertificate certificate() {
        return AbortCertificate.of(all(Mail.Kind.VOTE, AbortVote::decode));
    }

    SummedVector sum() {
        var masks = Recovery.recover(surviving(), dealt(), all(Mail.Kind.UNMASK, Unmask::decode));
        var sum = new SummedVector(federation.layout());
        for (int chunk = 0; chunk < federation.layout().chunkCount(); chunk++) {
            var part = new ChunkSum(federation.layout(), chunk);
            for (var mail : store.all(attempt, Mail.Kind.MASKED)) {
                part.add(mail.chunks().get(chunk).toByteArray());
            }
            sum.put(part.unmask(masks));
        }
        masks.wipe();
        return sum;
    }

    private <M> List<M> all(Mail.Kind kind, Function<byte[], M> decoder) {
        return store.all(attempt, kind).stream()
                .map(mail -> decoder.apply(mail.bytes()))
                .toList();
    }
}
