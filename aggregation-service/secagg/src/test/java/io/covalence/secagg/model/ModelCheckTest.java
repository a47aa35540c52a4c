package io.covalence.secagg.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Up to five sites against a service that shows each site whatever it can: any U1, U2 and U3 that the library lets the site
 * accept, any quorum and certificate that it can assemble, colluders that sign anything, in every order. In no reachable world do
 * shares of both secrets of a site reach the threshold, or is a sum open to which fewer than two of its honest sites agreed, or is
 * an update in two open sums of one round, or does adding and subtracting open sums give one site's update.
 *
 * <p>Each test says what else can happen in it; nothing here has all at once. Different U1 or U2 for different sites, crashes at
 * any moment, a colluder, a second attempt, a second round from the same model, and shares that a site lacks and complains about:
 * these grow too fast together. Five honest sites are tried in one attempt, with splits or with crashes; four in two attempts and
 * in two rounds without either. Two attempts or two rounds stand for any number, since in every world in which a sum is open, its
 * sites may open no further attempt, and those that agreed to it no further round from its model.
 *
 * <p>The numbers of worlds are there so that a search that stops early does not pass; they change only when the rules do.
 */
final class ModelCheckTest {
    @Test
    void threeSitesWithCrashesOverOneAttempt() {
        assertSafe(Setting.of(3, 0).withSplits().withCrashes(), 3_570);
    }

    @Test
    void threeSitesOverTwoAttemptsWithEverythingSplit() {
        assertSafe(Setting.of(3, 0).overAttempts(2).withSplits(), 28_970);
    }

    @Test
    void threeSitesWithCrashesOverTwoAttempts() {
        assertSafe(Setting.of(3, 0).overAttempts(2).withCrashes(), 1_445_427);
    }

    @Test
    void threeSitesOfWhichOneColludesOverTwoAttempts() {
        assertSafe(Setting.of(3, 1).overAttempts(2).withSplits().withCrashes(), 2_360);
    }

    @Test
    void fourSitesWithCrashes() {
        assertSafe(Setting.of(4, 0).withSplits().withCrashes(), 86_237);
    }

    @Test
    void fourSitesOfWhichOneColludesWithCrashes() {
        assertSafe(Setting.of(4, 1).withSplits().withCrashes(), 8_016);
    }

    @Test
    void fiveSites() {
        assertSafe(Setting.of(5, 0).withSplits(), 146_647);
    }

    @Test
    void fiveSitesOfWhichOneColludesWithCrashes() {
        assertSafe(Setting.of(5, 1).withSplits().withCrashes(), 365_388);
    }

    @Test
    void fiveSitesWithCrashes() {
        assertSafe(Setting.of(5, 0).withCrashes(), 2_121_002);
    }

    @Test
    void fourSitesOverTwoAttempts() {
        assertSafe(Setting.of(4, 0).overAttempts(2), 188_416);
    }

    @Test
    void fourSitesOverTwoRoundsFromTheSameModel() {
        assertSafe(Setting.of(4, 0).overRounds(2), 30_945);
    }

    @Test
    void fourSitesOfWhichOneColludesWithCrashesOverTwoRoundsFromTheSameModel() {
        assertSafe(Setting.of(4, 1).overRounds(2).withCrashes(), 1_283_156);
    }

    /** Two of three honest sites agree; the third is summed again, with the fourth and the colluder. */
    @Test
    void fiveSitesOfWhichOneColludesOverTwoRoundsFromTheSameModel() {
        var outcome = assertSafe(Setting.of(5, 1).overRounds(2), 137_698);
        assertThat(outcome.overlapping()).isTrue();
    }

    @Test
    void fourSitesThatLackSharesOfADealer() {
        assertSafe(Setting.of(4, 0).withSplits().withComplaints(), 68_244);
    }

    @Test
    void fiveSitesThatLackSharesOfADealerAndOfWhichOneColludes() {
        assertSafe(Setting.of(5, 1).withSplits().withComplaints(), 483_755);
    }

    private static Search.Outcome assertSafe(Setting setting, int worlds) {
        var outcome = new Search(setting, new LibraryRules(new Material(setting))).run();
        System.out.println(setting + ": " + outcome);
        assertThat(outcome.violation()).isEmpty();
        assertThat(outcome.worlds()).isEqualTo(worlds);
        assertThat(outcome.opened())
                .as("honest sites in the sums that were open")
                .contains(setting.honest());
        return outcome;
    }
}
