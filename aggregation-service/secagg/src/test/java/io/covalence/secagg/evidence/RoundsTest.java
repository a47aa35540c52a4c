package io.covalence.secagg.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.secagg.Federation;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.charter.Consortium;
import io.covalence.secagg.log.SignedTreeHead;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two verified files may not say beside each other, and what they may. */
final class RoundsTest {
    private static final String[] FOUNDERS = {"ada", "bea", "cid"};

    private final Rounds rounds = new Rounds();

    @Test
    void roundsThatFollowOneAnotherContradictNothing() {
        rounds.add("one", report("run", 1, "session 1", 0, "model 0", "model 1"));
        rounds.add("two", report("run", 2, "session 2", 1, "model 1", "model 2"));
        rounds.add("copy", report("run", 1, "session 1", 0, "model 0", "model 1"));

        assertThat(rounds.contradictions()).isEmpty();
    }

    @Test
    void oneModelVersionWithTwoHashesIsFoundWhicheverRoundsTellOfIt() {
        rounds.add("one", report("run", 1, "session 1", 0, "model 0", "model 1"));
        rounds.add("two", report("run", 2, "session 2", 1, "another model 1", "model 2"));
        rounds.add("three", report("run", 3, "session 3", 1, "model 1", "another model 2"));

        assertThat(rounds.contradictions())
                .allSatisfy(finding ->
                        assertThat(finding.sentences()).containsExactly("One model version of the run has two hashes."))
                .extracting(Finding::files)
                .containsExactly(List.of("one", "two"), List.of("two", "three"));
    }

    @Test
    void roundThatWasCompletedInTwoSessionsIsFound() {
        rounds.add("one", report("run", 1, "session 1", 0, "model 0", "model 1"));
        rounds.add("two", report("run", 1, "session 2", 0, "model 0", "model 1"));

        assertThat(rounds.contradictions())
                .extracting(Finding::files, Finding::holds, Finding::sentences)
                .containsExactly(tuple(
                        List.of("one", "two"), false, List.of("One round was completed twice, in two sessions.")));
    }

    @Test
    void anotherRunHasModelsAndRoundsOfItsOwn() {
        rounds.add("one", report("run", 1, "session 1", 0, "model 0", "model 1"));
        rounds.add("two", report("another-run", 1, "session 2", 0, "another model 0", "another model 1"));

        assertThat(rounds.contradictions()).isEmpty();
    }

    @Test
    void charterThatContinuesAnotherContradictsNothing() {
        var founding = Consortium.founding(FOUNDERS);
        var chain = CharterChain.founded(Consortium.signed(founding, FOUNDERS));
        var next = Consortium.following(founding, Consortium.members(FOUNDERS));
        rounds.add("newer", chain.extend(Consortium.signed(next, FOUNDERS)));
        rounds.add("older", chain);

        assertThat(rounds.contradictions()).isEmpty();
    }

    @Test
    void twoChartersOfOneVersionAreFoundUnlessTheyAreOfTwoStudies() {
        var founding = Consortium.founding(FOUNDERS);
        var another = Consortium.founding("ada", "bea", "dan");
        rounds.add("one", CharterChain.founded(Consortium.signed(founding, FOUNDERS)));
        rounds.add("elsewhere", CharterChain.founded(Consortium.signed(ofAnotherStudy(founding), FOUNDERS)));
        rounds.add("two", CharterChain.founded(Consortium.signed(another, "ada", "bea", "dan")));

        assertThat(rounds.contradictions())
                .allSatisfy(finding -> assertThat(finding.sentences())
                        .containsExactly("One study has two charters of the same version that differ."))
                .extracting(Finding::files)
                .containsExactly(List.of("one", "two"));
    }

    @Test
    void reportNamesNobodyWhereNobodyIs() {
        assertThat(report("run", 1, "session 1", 0, "model 0", "model 1").lines())
                .contains("In the sum: nobody.", "Dropped out: nobody.");
    }

    private static Charter ofAnotherStudy(Charter charter) {
        return new Charter(
                charter.tenant(),
                "another-study",
                charter.version(),
                charter.previous(),
                charter.serviceKey(),
                charter.members(),
                charter.assumedColluders(),
                charter.minimumCohort(),
                charter.limits(),
                charter.planHash());
    }

    /** Of a round that made one version after another. */
    private static Report report(
            String run, long round, String session, int version, String modelBefore, String modelAfter) {
        var context = new RoundContext(
                "tenant",
                "study",
                run,
                Federation.hash("charter"),
                round,
                1,
                Federation.hash(modelBefore),
                Federation.hash("plan"));
        return new Report(
                context,
                1,
                false,
                Federation.hash(session),
                2,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                version,
                version + 1,
                Federation.hash(modelAfter),
                Federation.hash("sum"),
                Federation.hash("transcript"),
                SignedTreeHead.sign(Consortium.SERVICE, "tenant", 1, 7, Federation.hash("root")),
                List.of());
    }
}
