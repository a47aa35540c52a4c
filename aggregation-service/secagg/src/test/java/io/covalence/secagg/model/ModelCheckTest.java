package io.covalence.secagg.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Up to five sites against a service that shows each site whatever it can: any U1, U2 and U3 that the library lets the site
 * accept, any quorum and certificate that it can assemble, colluders that sign anything, several attempts of one round, in every
 * order, and sites that crash at any moment. In no reachable world do shares of both secrets of a site reach the threshold, is a
 * sum open that its members did not agree to, or is an update in two open sums or free to be masked again after it was in one.
 *
 * <p>The numbers of worlds are there so that a search that stops early does not pass; they change only when the rules do. The
 * last rule makes one attempt stand for any number of them, as a site that has opened a later attempt acts in the earlier one no
 * more.
 */
final class ModelCheckTest {
    @Test
    void threeSitesWithCrashesOverOneAttempt() {
        assertSafe(new Setting(3, 0, 1, true, true, true, true), 3_570);
    }

    @Test
    void threeSitesOverTwoAttemptsWithEverythingSplit() {
        assertSafe(new Setting(3, 0, 2, true, true, false, true), 46_270);
    }

    @Test
    void threeSitesWithCrashesOverTwoAttempts() {
        assertSafe(new Setting(3, 0, 2, false, false, true, true), 1_961_023);
    }

    @Test
    void threeSitesOfWhichOneColludesOverTwoAttempts() {
        assertSafe(new Setting(3, 1, 2, true, true, true, true), 3_574);
    }

    @Test
    void fourSitesWithCrashes() {
        assertSafe(new Setting(4, 0, 1, true, true, true, true), 86_237);
    }

    @Test
    void fourSitesOfWhichOneColludesWithCrashes() {
        assertSafe(new Setting(4, 1, 1, true, true, true, true), 8_016);
    }

    @Test
    void fiveSites() {
        assertSafe(new Setting(5, 0, 1, true, true, false, true), 146_647);
    }

    @Test
    void fiveSitesOfWhichOneColludesWithCrashes() {
        assertSafe(new Setting(5, 1, 1, true, true, true, true), 365_388);
    }

    private static void assertSafe(Setting setting, int worlds) {
        var outcome = new Search(setting, new LibraryRules(new Material(setting.sites(), setting.colluders()))).run();
        System.out.println(setting + ": " + outcome);
        assertThat(outcome.violation()).isEmpty();
        assertThat(outcome.worlds()).isEqualTo(worlds);
        assertThat(outcome.opened())
                .as("honest sites in the sums that were open")
                .contains(setting.honest());
    }
}
