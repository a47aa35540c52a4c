package io.covalence.benchmarks;

import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.AwaitingSurvivors;
import io.covalence.secagg.client.MaskedVector;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.ChunkSum;
import io.covalence.secagg.server.RecoveredMasks;
import io.covalence.secagg.server.Recovery;
import io.covalence.secagg.server.SharesInMemory;
import java.util.ArrayList;
import java.util.List;

/** What the service holds when every survivor has masked zeros and answered; the first sites dropped out before they masked. */
final class SampleServer {
    private final SurvivingCohort survivors;
    private final SharesInMemory shares;
    private final List<MaskedVector> vectors = new ArrayList<>();
    private final List<Unmask> answers;

    SampleServer(int siteCount, int dropped, VectorLayout layout) {
        var sites = new SampleSites(siteCount, layout);
        var opened = sites.ids().stream().map(sites::open).toList();
        var roster = Roster.of(opened.stream().map(step -> step.message()).toList());
        var dealt = opened.stream().map(step -> step.state().receive(roster)).toList();
        var cohort = sites.verify(roster);
        shares = new SharesInMemory(
                cohort.sites(), dealt.stream().map(step -> step.message()).toList());
        var awaiting = new ArrayList<AwaitingSurvivors>();
        for (int i = dropped; i < siteCount; i++) {
            var ready =
                    dealt.get(i).state().receive(shares.deliverTo(sites.ids().get(i)));
            var masked =
                    ready.state().mask(EncodedVector.of(layout, new long[layout.values()], new long[layout.limbs()]));
            vectors.add(masked.message());
            awaiting.add(masked.state());
        }
        var message = Survivors.of(vectors.stream().map(MaskedVector::header).toList());
        var agreed = awaiting.stream().map(state -> state.receive(message)).toList();
        var quorum = Quorum.of(agreed.stream().map(step -> step.message()).toList());
        answers = agreed.stream()
                .map(step -> step.state().receive(quorum).message())
                .toList();
        var sharing = SharingCohort.verify(cohort, shares.headers());
        survivors = SurvivingCohort.verify(sharing, layout, message);
    }

    List<MaskedVector> vectors() {
        return vectors;
    }

    RecoveredMasks recover() {
        return Recovery.recover(survivors, shares, answers);
    }

    /** The masked sum of one chunk over all survivors. */
    ChunkSum sum(int chunk) {
        var sum = new ChunkSum(survivors.layout(), chunk);
        vectors.forEach(vector -> sum.add(vector.chunk(chunk)));
        return sum;
    }
}
