package io.covalence.secagg.rehearsal;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.AwaitingShares;
import io.covalence.secagg.client.AwaitingSurvivors;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.ReadyToMask;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.server.Recovery;
import io.covalence.secagg.server.SharesInMemory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rounds with both sides in this process: sites mask their vectors, and the sum is opened from their answers as the
 * service opens it. Sites mask one after the other, each chunk as soon as it is written, so no whole vector is in
 * memory here.
 */
public final class MaskedRound {
    private final Map<SiteId, IdentityKey> keys = new LinkedHashMap<>();
    private final IdentityDirectory directory;
    private final CohortPolicy policy;
    private final RandomSource random;

    /**
     * Makes the sites' keys.
     *
     * @param colluders sites that may collude with the service and still learn nothing
     */
    public MaskedRound(int sites, int colluders, RandomSource random) {
        this.random = random;
        this.policy = new CohortPolicy(colluders, sites, sites);
        for (int site = 1; site <= sites; site++) {
            keys.put(new SiteId("site-" + site), IdentityKey.generate(random));
        }
        this.directory = new IdentityDirectory(keys.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().publicKey())));
    }

    /** What the sites send. */
    @FunctionalInterface
    public interface Vectors {
        /**
         * Writes a site's values and limbs; asked for once each, in ascending order.
         *
         * @param site from 0 to one less than there are sites
         */
        void write(int site, EncodedVector.Writer writer);
    }

    /**
     * Masks the sites' vectors, and recovers the masks that are left in their sum.
     *
     * @param vectors of the sites
     * @param masked keeps the masked chunks
     */
    public MaskedSum sum(RoundContext context, VectorLayout layout, Vectors vectors, MaskedChunks masked) {
        var opened = keys.entrySet().stream()
                .map(entry -> ClientSession.open(parameters(context, layout, entry.getKey()), entry.getValue(), random))
                .toList();
        var roster = Roster.of(opened.stream().map(step -> step.message()).toList());
        var dealt = opened.stream().map(step -> step.state().receive(roster)).toList();
        var cohort = Cohort.verify(context, policy, directory, Optional.empty(), roster);
        var shares = new SharesInMemory(
                cohort.sites(), dealt.stream().map(step -> step.message()).toList());

        var sites = mask(dealt, shares, vectors, masked);
        var survivors = Survivors.of(sites.stream().map(Masked::header).toList());
        var agreed = sites.stream().map(site -> site.state().receive(survivors)).toList();
        var quorum = Quorum.of(agreed.stream().map(step -> step.message()).toList());
        var answers = agreed.stream()
                .map(step -> step.state().receive(quorum).message())
                .toList();
        var surviving = SurvivingCohort.verify(SharingCohort.verify(cohort, shares.headers()), layout, survivors);
        return new MaskedSum(layout, sites.size(), masked, Recovery.recover(surviving, shares, answers));
    }

    private SessionParameters parameters(RoundContext context, VectorLayout layout, SiteId site) {
        return new SessionParameters(
                context, site, policy, directory, layout, new VolatileJournal(), Optional.empty(), Optional.empty());
    }

    private static List<Masked> mask(
            List<Step<AwaitingShares, Shares>> dealt, SharesInMemory shares, Vectors vectors, MaskedChunks masked) {
        var sites = new ArrayList<Masked>();
        for (var step : dealt) {
            var delivered = shares.deliverTo(step.message().header().site());
            var ready = step.state().receive(delivered).state();
            sites.add(mask(sites.size(), ready, vectors, masked));
        }
        return sites;
    }

    private static Masked mask(int site, ReadyToMask ready, Vectors vectors, MaskedChunks masked) {
        var done = ready.mask(writer -> vectors.write(site, writer), (chunk, bytes) -> masked.put(site, chunk, bytes));
        return new Masked(done.state(), done.message());
    }

    /** A site that has masked, without what it masked. */
    private record Masked(AwaitingSurvivors state, MaskedHeader header) {}
}
