package io.covalence.secagg.evidence;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Re-checks a round from its bundle, without the service. All trust comes from the members' signatures under the
 * charter. That the keys are the members' own is believed, unless the reader pins the hash of a charter that they know.
 */
public final class BundleVerifier {
    private final RoundRecord round;
    private final Set<ByteString> pinned;
    private final List<String> checks = new ArrayList<>();

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
        var bundle = part("the bundle", () -> Bundle.decode(bytes));
        return new BundleVerifier(bundle.round(), pinned).verify(bundle);
    }

    /**
     * Checks what a member that has checked the cohorts has not seen before: the service's signature, the result, the log.
     *
     * @param bundle made of the member's own cohorts
     * @throws ProtocolViolation that says which part is wrong, and why
     */
    static void checkAsMember(Bundle bundle, Charter charter, SurvivingCohort survivors) {
        var verifier = new BundleVerifier(bundle.round(), Set.of());
        part("the bundle", () -> bundle.verify(charter.serviceKey()));
        part("the result (M10)", () -> verifier.checkResult(charter, survivors));
        var log = new LogCheck(bundle.round(), charter, survivors.sharing().cohort());
        part("the log", log::check);
    }

    private Verified verify(Bundle bundle) {
        var chain = part("the charter", this::chain);
        var charter = chain.current();
        done("The charter's " + charter.version()
                + " version(s) follow from one another, and everybody signed who must.");
        part("the bundle", () -> bundle.verify(charter.serviceKey()));
        part("the offer (M0)", () -> checkOffer(charter));
        var survivors = checkCohorts(charter);
        part("the result (M10)", () -> checkResult(charter, survivors));
        var log = new LogCheck(round, charter, survivors.sharing().cohort());
        part("the log", log::check);
        done("Charter, both models and result stand in the log of "
                + round.log().head().size() + " entries, which continues every tree head that a member carried.");
        return new Verified(chain, log.heads(), report(charter, survivors));
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
        done("The service offered this round, with a charter and a model that were in its log.");
        round.offer().aborted().ifPresent(certificate -> {
            require(!certificate.votes().isEmpty(), "nobody voted to abort the attempt before");
            var session = certificate.votes().getFirst().session();
            certificate.verify(session, charter.directory().keys().keySet(), 1, charter.directory());
            done(certificate.votes().size() + " members voted that session " + session + " is never opened; that it is"
                    + " the attempt before, and their threshold, only its members can tell.");
        });
    }

    private SurvivingCohort checkCohorts(Charter charter) {
        var policy = charter.policy(0, CohortPolicy.LIMIT);
        var cohort = part(
                "the roster (M2)",
                () -> Cohort.verify(
                        round.offer().context(),
                        policy,
                        charter.directory(),
                        Optional.of(charter.serviceKey()),
                        round.roster()));
        done("All " + cohort.size() + " members of the cohort advertised their keys for this round, under the identity"
                + " keys of the charter.");
        var sharing = part("the shares (M3)", () -> SharingCohort.verify(cohort, round.sharing()));
        done(sharing.sites().size() + " of them dealt shares with the threshold " + cohort.threshold() + ".");
        var survivors = part("the survivors (M6)", () -> survivors(sharing));
        done(survivors.sites().size() + " of those signed the masked update that is in the sum.");
        part("the quorum (M8)", () -> survivors.check(round.quorum()));
        done(round.quorum().agreements().size() + " of those agreed on exactly this set before anything was opened.");
        return survivors;
    }

    /** All headers announce the vector that the first one does; the plan that says which is not in the bundle. */
    private SurvivingCohort survivors(SharingCohort sharing) {
        var members = round.survivors().members();
        require(!members.isEmpty(), "nobody survived");
        return SurvivingCohort.verify(sharing, members.getFirst().layout(), round.survivors());
    }

    private void checkResult(Charter charter, SurvivingCohort survivors) {
        var result = round.result();
        result.verify(charter.serviceKey());
        require(result.context().equals(survivors.sharing().cohort().context()), "it is for another round");
        require(result.session().equals(survivors.sharing().cohort().session()), "it is for another session");
        require(result.survivors().equals(survivors.hash()), "it is for another set of survivors");
        require(result.survivorCount() == survivors.sites().size(), "it counts another number of survivors");
        requireNextModel(round.offer(), result);
        round.answers().forEach(answer -> survivors.header(answer.site()));
        require(
                round.answers().size() >= survivors.sharing().cohort().threshold(),
                "fewer survivors answered than the threshold");
        require(
                result.transcriptRoot().equals(Transcript.root(survivors, round.quorum(), round.answers())),
                "its transcript root is not that of the messages in the bundle");
        done("The service signed the result for exactly these messages; "
                + round.answers().size() + " survivors had revealed their shares.");
    }

    private static void requireNextModel(Offer offer, Result result) {
        boolean same = result.modelVersion() == offer.modelVersion()
                && result.modelHash().equals(offer.context().modelHash());
        require(
                same || result.modelVersion() == offer.modelVersion() + 1,
                "its model is neither the offered one nor the next version");
    }

    private Report report(Charter charter, SurvivingCohort survivors) {
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
                round.quorum().agreements().stream().map(Agreement::site).toList(),
                round.offer().modelVersion(),
                round.result().modelVersion(),
                round.result().modelHash(),
                round.result().sumDigest(),
                round.result().transcriptRoot(),
                round.log().head(),
                checks);
    }

    private void done(String sentence) {
        checks.add(sentence);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, sentence);
        }
    }

    private static void part(String name, Runnable check) {
        part(name, () -> {
            check.run();
            return name;
        });
    }

    private static <T> T part(String name, Supplier<T> check) {
        try {
            return check.get();
        } catch (ProtocolViolation violation) {
            throw violation.within(name);
        }
    }
}
