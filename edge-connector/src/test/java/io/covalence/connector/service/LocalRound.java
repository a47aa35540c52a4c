package io.covalence.connector.service;

import io.covalence.connector.Sha256;
import io.covalence.connector.service.LocalServer.Request;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.evidence.AnswerDigest;
import io.covalence.secagg.evidence.Bundle;
import io.covalence.secagg.log.LogEntry.ModelEntry;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Result;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.ChunkSum;
import io.covalence.secagg.server.Recovery;
import io.covalence.secagg.server.SharesInMemory;
import io.covalence.secagg.server.SummedVector;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The state of one round; each phase ends when every site that is still expected has sent its message. */
public final class LocalRound {
    private final RoundContext context;
    private final CohortPolicy policy;
    private final IdentityDirectory directory;
    private final VectorLayout layout;
    private final LocalNotary notary;
    private final Offer offer;
    private final ModelEntry nextModel;
    private final Set<String> expected;
    private final SortedMap<String, byte[]> m1 = new TreeMap<>();
    private final SortedMap<String, Shares> m3 = new TreeMap<>();
    private final Map<String, byte[]> chunks = new HashMap<>();
    private final SortedMap<String, MaskedHeader> m5 = new TreeMap<>();
    private final SortedMap<String, Agreement> m7 = new TreeMap<>();
    private final SortedMap<String, Unmask> m9 = new TreeMap<>();
    private final SortedMap<String, AbortVote> votes = new TreeMap<>();
    private final SortedMap<String, Complaints> complaints = new TreeMap<>();
    private boolean givenUp;
    private @Nullable Cohort rosterCohort;
    private @Nullable SharesInMemory dealt;
    private @Nullable SharingCohort sharing;
    private @Nullable SurvivingCohort surviving;
    private @Nullable SummedVector sum;
    private @Nullable Result result;
    private @Nullable Bundle bundle;

    /**
     * Opens a round.
     *
     * @param nextModel that its result names
     */
    public LocalRound(
            Offer offer,
            CohortPolicy policy,
            IdentityDirectory directory,
            VectorLayout layout,
            LocalNotary notary,
            ModelEntry nextModel) {
        this.offer = offer;
        this.notary = notary;
        this.nextModel = nextModel;
        this.context = offer.context();
        this.policy = policy;
        this.directory = directory;
        this.layout = layout;
        this.expected = new TreeSet<>();
        directory.keys().keySet().forEach(site -> expected.add(site.value()));
    }

    Optional<SummedVector> sum() {
        return Optional.ofNullable(sum);
    }

    int sitesIn() {
        return m5.size();
    }

    void lose(String site) {
        if (!m9.containsKey(site)) {
            expected.remove(site);
            openIfComplete();
        }
    }

    void giveUp() {
        givenUp = true;
    }

    List<AbortVote> votes() {
        return List.copyOf(votes.values());
    }

    List<Complaints> complaints() {
        return List.copyOf(complaints.values());
    }

    void vote(String site, byte[] body) {
        votes.put(site, AbortVote.decode(body));
        expected.remove(site);
    }

    void complain(String site, byte[] body) {
        requireIn(site);
        complaints.put(site, Complaints.decode(body));
    }

    void requireIn(String site) {
        requireGoingOn();
        if (!expected.contains(site)) {
            throw new ProblemException(ProblemType.ROUND_MOVED_ON, "The round goes on without this site.");
        }
    }

    private void requireGoingOn() {
        if (givenUp) {
            throw new ProblemException(ProblemType.ROUND_ABORTING, "Too few sites are left.");
        }
    }

    void advertise(String site, byte[] body) {
        requireIn(site);
        var before = m1.putIfAbsent(site, body);
        if (before != null && !Arrays.equals(before, body)) {
            throw new ProblemException(ProblemType.CONFLICT, "Another message was sent before.");
        }
    }

    Optional<byte[]> roster() {
        requireGoingOn();
        if (!m1.keySet().containsAll(expected)) {
            return Optional.empty();
        }
        var roster = Roster.of(m1.values().stream().map(Advertise::decode).toList());
        try {
            rosterCohort = Cohort.verify(
                    context, policy, directory, Optional.of(notary.service().publicKey()), roster);
        } catch (ProtocolViolation violation) {
            // A service that keeps two logs does not stop a round because of it: its sites have to.
            if (violation.code() != Code.SPLIT_VIEW) {
                throw violation;
            }
        }
        return Optional.of(roster.encode());
    }

    void share(String site, byte[] body) {
        requireIn(site);
        m3.put(site, Shares.decode(body));
    }

    Optional<byte[]> delivery(String site) {
        requireIn(site);
        var cohort = rosterCohort;
        if (cohort == null || !m3.keySet().containsAll(expected)) {
            return Optional.empty();
        }
        var shares = dealt;
        if (shares == null) {
            shares = new SharesInMemory(cohort.sites(), m3.values().stream().toList());
            sharing = SharingCohort.verify(cohort, shares.headers());
            dealt = shares;
        }
        return Optional.of(shares.deliverTo(new SiteId(site)).encode());
    }

    void chunk(String site, int index, Request request) {
        requireIn(site);
        var digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Sha256.hex(request.body())));
        if (!request.header("Content-digest").equals("sha-256=:" + digest + ":")) {
            throw new ProblemException(ProblemType.PROTOCOL_VIOLATION, "The digest does not fit.");
        }
        chunks.put(site + index, request.body());
    }

    void contribute(String site, byte[] body) {
        requireIn(site);
        m5.put(site, MaskedHeader.decode(body));
    }

    Optional<byte[]> survivors() {
        requireGoingOn();
        if (sharing == null || !m5.keySet().containsAll(expected)) {
            return Optional.empty();
        }
        var survivors = Survivors.of(m5.values().stream().toList());
        surviving = SurvivingCohort.verify(sharing, layout, survivors);
        return Optional.of(survivors.encode());
    }

    void agree(String site, byte[] body) {
        requireIn(site);
        m7.put(site, Agreement.decode(body));
    }

    Optional<byte[]> quorum() {
        requireGoingOn();
        return m7.keySet().containsAll(expected)
                ? Optional.of(Quorum.of(m7.values().stream().toList()).encode())
                : Optional.empty();
    }

    void unmask(String site, byte[] body) {
        requireIn(site);
        m9.put(site, Unmask.decode(body));
        openIfComplete();
    }

    private void openIfComplete() {
        var cohort = surviving;
        var shares = dealt;
        if (cohort != null && shares != null && !m9.isEmpty() && m9.keySet().containsAll(expected) && sum == null) {
            var masks = Recovery.recover(cohort, shares, m9.values().stream().toList());
            var whole = new SummedVector(layout);
            for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
                var part = new ChunkSum(layout, chunk);
                for (var survivor : cohort.sites()) {
                    part.add(chunks.getOrDefault(survivor.value() + chunk, new byte[0]));
                }
                whole.put(part.unmask(masks));
            }
            sum = whole;
            seal(cohort);
        }
    }

    /** M10, once the sum is opened. */
    Optional<Result> result() {
        return Optional.ofNullable(result);
    }

    Optional<Bundle> bundle() {
        return Optional.ofNullable(bundle);
    }

    private void seal(SurvivingCohort survivors) {
        var quorum = Quorum.of(m7.values().stream().toList());
        var answers = m9.values().stream().map(AnswerDigest::of).toList();
        var made = notary.result(offer, nextModel, survivors, quorum, answers);
        result = made;
        bundle = notary.bundle(offer, made, survivors, quorum, answers);
    }
}
