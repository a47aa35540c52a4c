package io.covalence.secagg.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** With one rule less the same search finds the attack that the rule prevents: so the search can fail. */
final class MutationCheckTest {
    @Test
    void withoutTheConsistencyRoundASumThatNobodyAgreedToIsOpen() {
        var setting = new Setting(5, 0, 1, false, false, false, true);
        var rules = new LibraryRules(new Material(5, 0)) {
            @Override
            public boolean isQuorum(int attempt, int roster, int sharing, int survivors, int agreeing) {
                return true;
            }
        };
        assertFound(setting, rules, "which nobody agreed to");
    }

    @Test
    void withoutAbortCertificatesAnUpdateOfAnOpenSumMayBeMaskedAgain() {
        var setting = new Setting(3, 0, 2, false, false, false, true);
        var rules = new LibraryRules(new Material(3, 0)) {
            @Override
            public boolean mayOpen(List<Entry> journal, int attempt, int voters) {
                return super.mayOpen(journal, attempt, setting.all());
            }
        };
        assertFound(setting, rules, "is in an open sum and may be masked again");
    }

    @Test
    void withAJournalThatIsWrittenAfterSendingAnUpdateOfAnOpenSumMayBeMaskedAgain() {
        var setting = new Setting(3, 0, 2, false, false, true, false);
        assertFound(setting, new LibraryRules(new Material(3, 0)), "is in an open sum and may be masked again");
    }

    @Test
    void withAJournalThatIsForgottenAnUpdateOfAnOpenSumMayBeMaskedAgain() {
        var setting = new Setting(3, 0, 2, false, false, false, true);
        var rules = new LibraryRules(new Material(3, 0)) {
            @Override
            public boolean mayOpen(List<Entry> journal, int attempt, int voters) {
                return super.mayOpen(List.of(), attempt, voters);
            }

            @Override
            public boolean accepts(List<Entry> journal, Entry next) {
                return true;
            }
        };
        assertFound(setting, rules, "is in an open sum and may be masked again");
    }

    @Test
    void withOneColluderMoreThanAssumedOneUpdateIsOpenAlone() {
        var setting = new Setting(5, 1, 1, false, false, false, true);
        assertFound(setting, new LibraryRules(new Material(5, 0)), "is open alone");
    }

    private static void assertFound(Setting setting, Rules rules, String attack) {
        var outcome = new Search(setting, rules).run();
        assertThat(outcome.violation())
                .hasValueSatisfying(found -> assertThat(found).contains(attack));
    }
}
