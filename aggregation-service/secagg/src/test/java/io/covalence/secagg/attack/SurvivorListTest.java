package io.covalence.secagg.attack;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service tells five sites five stories of who survived, each of which a site would accept by itself. */
final class SurvivorListTest {
    /** What sites 0 to 4 are told; 0 and 1 are in every list. */
    private static final List<List<Integer>> LISTS =
            List.of(List.of(0, 1, 4), List.of(0, 1, 3), List.of(0, 1, 2), List.of(0, 1, 3), List.of(0, 1, 4));

    private final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 0));
    private final RoundScript script = new RoundScript(federation, 72);

    @BeforeEach
    void mask() {
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(federation.sites());
    }

    /** This is why M7 and M8 stand between M6 and M9. */
    @Test
    void answersToTheListsWouldOpenTheSumOfTwoSites() {
        var lists = LISTS.stream()
                .map(list -> SurvivingCohort.verify(script.sharingCohort(), federation.layout(), survivors(list)))
                .toList();
        int threshold = script.cohort().threshold();
        for (int site = 0; site < 5; site++) {
            var secret = site < 2 ? ShareKind.SELF_MASK : ShareKind.RECOVERY;
            assertThat(revealing(lists, federation.site(site), secret)).isGreaterThanOrEqualTo(threshold);
        }
    }

    @Test
    void noListGetsAQuorumAndNobodyAnswers() {
        var agreements = agreeToTheLists();
        for (int site = 0; site < 5; site++) {
            var own = agreements.get(site).survivors();
            var alike = agreements.stream()
                    .filter(agreement -> agreement.survivors().equals(own))
                    .toList();
            assertRefusedQuorum(Code.NO_QUORUM, site, alike);
        }
    }

    @Test
    void agreementsToOtherListsDoNotCount() {
        var agreements = agreeToTheLists();
        var members = List.of(agreements.get(0), agreements.get(1), agreements.get(4));
        assertRefusedQuorum(Code.INCONSISTENT_COHORT, 0, members);
    }

    private List<Agreement> agreeToTheLists() {
        var agreements = new ArrayList<Agreement>();
        for (int site = 0; site < 5; site++) {
            var step = RoundScript.require(script.awaitingSurvivors, federation.site(site))
                    .receive(survivors(LISTS.get(site)));
            script.awaitingQuorum.put(federation.site(site), step.state());
            agreements.add(step.message());
        }
        return agreements;
    }

    private void assertRefusedQuorum(Code code, int site, List<Agreement> agreements) {
        var state = RoundScript.require(script.awaitingQuorum, federation.site(site));
        assertRefused(code, () -> state.receive(Quorum.of(agreements)));
    }

    private Survivors survivors(List<Integer> members) {
        return Survivors.of(members.stream()
                .map(member -> RoundScript.require(script.masked, federation.site(member))
                        .header())
                .toList());
    }

    private static long revealing(List<SurvivingCohort> lists, SiteId dealer, ShareKind kind) {
        return lists.stream().filter(list -> list.kindFor(dealer) == kind).count();
    }
}
