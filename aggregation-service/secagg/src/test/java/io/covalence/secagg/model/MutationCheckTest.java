package io.covalence.secagg.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** With one rule less the same search finds the attack that the rule prevents: so the search can fail. */
final class MutationCheckTest {
    @Test
    void withoutTheConsistencyRoundASumIsOpenToWhichHardlyAnybodyAgreed() {
        var setting = Setting.of(5, 0);
        var rules = new LibraryRules(new Material(setting)) {
            @Override
            public boolean isQuorum(int attempt, int roster, int sharing, int survivors, int agreeing) {
                return true;
            }
        };
        assertFound(setting, rules, "to which fewer than two agreed");
    }

    @Test
    void withoutAbortCertificatesAnUpdateOfAnOpenSumMayBeMaskedAgain() {
        var setting = Setting.of(3, 0).overAttempts(2);
        var rules = new LibraryRules(new Material(setting)) {
            @Override
            public boolean mayOpen(List<Entry> journal, int round, int number, int voters) {
                return super.mayOpen(journal, round, number, setting.all());
            }
        };
        assertFound(setting, rules, "is in an open sum and may be masked again");
    }

    @Test
    void withAJournalThatIsWrittenAfterSendingAnUpdateOfAnOpenSumMayBeMaskedAgain() {
        var setting = Setting.of(3, 0).overAttempts(2).withCrashes().recordingLast();
        assertFound(setting, new LibraryRules(new Material(setting)), "is in an open sum and may be masked again");
    }

    @Test
    void withAJournalThatIsForgottenAnUpdateOfAnOpenSumMayBeMaskedAgain() {
        var setting = Setting.of(3, 0).overAttempts(2);
        var rules = new LibraryRules(new Material(setting)) {
            @Override
            public boolean mayOpen(List<Entry> journal, int round, int number, int voters) {
                return super.mayOpen(List.of(), round, number, voters);
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
        var setting = Setting.of(5, 1);
        assertFound(setting, new LibraryRules(new Material(setting, 0, round -> "model")), "is open alone");
    }

    /** The same as a rule that forgets models: three sites are summed with a colluder, then two of them. */
    @Test
    void withAModelThatGoesByAnotherNameInTheNextRoundOneUpdateFollowsFromTwoSums() {
        var setting = Setting.of(4, 1).overRounds(2);
        var rules = new LibraryRules(new Material(setting, 1, round -> "model of round " + round)) {
            @Override
            public boolean mayOpen(List<Entry> journal, int round, int number, int voters) {
                return round <= setting.rounds() && super.mayOpen(journal, round, number, voters);
            }
        };
        assertFound(setting, rules, "follows from the open sums");
    }

    private static void assertFound(Setting setting, Rules rules, String attack) {
        var outcome = new Search(setting, rules).run();
        assertThat(outcome.violation())
                .hasValueSatisfying(found -> assertThat(found).contains(attack));
    }
}
