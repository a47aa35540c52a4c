package io.covalence.secagg.evidence;

import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import java.util.Optional;

/** Checks who took part, as every site did in the round: U1, U2, U3 and the agreement on it. */
final class CohortCheck {
    private final RoundRecord round;
    private final Charter charter;
    private final Checks checks;

    CohortCheck(RoundRecord round, Charter charter, Checks checks) {
        this.round = round;
        this.charter = charter;
        this.checks = checks;
    }

    SurvivingCohort check() {
        var cohort = Checks.part("the roster (M2)", this::cohort);
        checks.done("All " + cohort.size() + " members of the cohort advertised their keys for this round, under the"
                + " identity keys of the charter.");
        var sharing = Checks.part("the shares (M3)", () -> SharingCohort.verify(cohort, round.sharing()));
        checks.done(sharing.sites().size() + " of them dealt shares with the threshold " + cohort.threshold() + ".");
        var survivors = Checks.part("the survivors (M6)", () -> survivors(sharing));
        checks.done(survivors.sites().size() + " of those signed the masked update that is in the sum.");
        Checks.part("the quorum (M8)", () -> survivors.check(round.quorum()));
        checks.done(round.quorum().agreements().size() + " of those agreed that exactly this set may be opened.");
        return survivors;
    }

    private Cohort cohort() {
        return Cohort.verify(
                round.offer().context(),
                charter.policy(0, CohortPolicy.LIMIT),
                charter.directory(),
                Optional.of(charter.serviceKey()),
                round.roster());
    }

    /** All headers announce the vector that the first one does; the plan that says which is not in the bundle. */
    private SurvivingCohort survivors(SharingCohort sharing) {
        var members = round.survivors().members();
        Checks.require(!members.isEmpty(), "nobody survived");
        return SurvivingCohort.verify(sharing, members.getFirst().layout(), round.survivors());
    }
}
