package io.covalence.secagg.evidence;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.message.Consistent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Re-checks a round from its bundle, without the service. All trust comes from the members' signatures under the charter; whose
 * keys those are is believed, unless the reader pins the hash of a charter that he knows.
 */
public final class BundleVerifier {
    private final RoundRecord round;
    private final Set<ByteString> pinned;
    private final Checks checks = new Checks();

    private BundleVerifier(RoundRecord round, Set<ByteString> pinned) {
        this.round = round;
        this.pinned = Set.copyOf(pinned);
    }

    /** What comes of a bundle that holds: its charters, and all tree heads in it, which are of one log. */
    record Verified(CharterChain chain, List<SignedTreeHead> heads, Report report) {}

    /**
     * Checks everything that {@link Report#checks()} lists.
     *
     * @param pinned hash of a charter version that must be among the bundle's
     * @throws ProtocolViolation that says which part is wrong, and why
     */
    public static Report verify(byte[] bytes, Optional<ByteString> pinned) {
        return verify(bytes, pinned.map(Set::of).orElse(Set.of())).report();
    }

    static Verified verify(byte[] bytes, Set<ByteString> pinned) {
        var bundle = Checks.part("the bundle", () -> Bundle.decode(bytes));
        return new BundleVerifier(bundle.round(), pinned).verify(bundle);
    }

    private Verified verify(Bundle bundle) {
        var chain = Checks.part("the charter", this::chain);
        var charter = chain.current();
        checks.done("The charter, now in version " + charter.version()
                + ", goes back to its founding, and everybody signed who must.");
        Checks.part("the bundle", () -> bundle.verify(charter.serviceKey()));
        Checks.part("the offer (M0)", () -> checkOffer(charter));
        var survivors = new CohortCheck(round, charter, checks).check();
        Checks.part("the result (M10)", () -> new ResultCheck(round, charter, survivors).check());
        checks.done("The service signed the result for exactly these messages, and for answers of "
                + round.answers().size() + " survivors.");
        var log = new LogCheck(round, charter, survivors.sharing().cohort());
        Checks.part("the log", log::check);
        checks.done("Charter, both models and result stand in the log of "
                + round.log().head().size() + " entries, which continues every tree head that a member carried.");
        var convicted = Checks.part("the evidence against sites", () -> convict(charter));
        return new Verified(chain, log.heads(), report(charter, survivors, convicted));
    }

    private CharterChain chain() {
        var chain = CharterChain.verify(round.charters());
        if (!pinned.isEmpty()) {
            chain.requireAnyOf(pinned);
        }
        return chain;
    }

    private void checkOffer(Charter charter) {
        round.offer().verify(charter);
        checks.done("The service offered this round, with a charter and a model that were in its log.");
        round.offer().aborted().ifPresent(certificate -> {
            Checks.require(!certificate.votes().isEmpty(), "nobody voted to abort the attempt before");
            var session = certificate.votes().getFirst().session();
            certificate.verify(session, charter.directory().keys().keySet(), 1, charter.directory());
            checks.done(certificate.votes().size() + " members voted that session " + session + " is never opened; that"
                    + " it is the attempt before, and their threshold, only its members can tell.");
        });
    }

    private List<SiteId> convict(Charter charter) {
        var convicted = new TreeSet<SiteId>();
        for (var evidence : round.blame()) {
            var verdict = Verdict.of(evidence, charter.directory());
            convicted.add(verdict.culprit());
            checks.done(verdict.sentence());
        }
        return List.copyOf(convicted);
    }

    private Report report(Charter charter, SurvivingCohort survivors, List<SiteId> convicted) {
        var cohort = survivors.sharing().cohort();
        return new Report(
                round.offer().context(),
                charter.version(),
                !pinned.isEmpty(),
                cohort.session(),
                cohort.threshold(),
                cohort.sites(),
                survivors.sharing().sites(),
                survivors.sites(),
                round.quorum().agreements().stream().map(Consistent::site).toList(),
                round.offer().modelVersion(),
                round.result().modelVersion(),
                round.result().modelHash(),
                round.result().sumDigest(),
                round.result().transcriptRoot(),
                round.log().head(),
                convicted,
                checks.sentences());
    }
}
