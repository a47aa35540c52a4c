package io.covalence.secagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CohortPolicyTest {
    /** What people are told a round needs is what the rules refuse less than. */
    @Test
    void fewestSitesAreTheFewestThatAreAllowed() {
        for (int colluders = 0; colluders < 20; colluders++) {
            for (int minimum = 0; minimum < 12; minimum++) {
                var policy = new CohortPolicy(colluders, minimum, 40);
                int roster = policy.leastRoster();
                assertThatCode(() -> policy.requireRoster(roster)).doesNotThrowAnyException();
                assertThatThrownBy(() -> policy.requireRoster(roster - 1)).isInstanceOf(ProtocolViolation.class);
                for (int n = roster; n <= 40; n++) {
                    int all = n;
                    int subset = policy.leastSubset(all);
                    assertThatCode(() -> policy.requireSubset(subset, all)).doesNotThrowAnyException();
                    assertThatThrownBy(() -> policy.requireSubset(subset - 1, all))
                            .isInstanceOf(ProtocolViolation.class);
                }
            }
        }
    }

    /** Two of three open a sum when none colludes: floor(3 / 2) + 1. */
    @Test
    void ofThreeSitesTwoAreEnoughOnceAllHaveBegun() {
        var policy = new CohortPolicy(0, 0, 40);

        assertThat(policy.leastRoster()).isEqualTo(3);
        assertThat(policy.leastSubset(3)).isEqualTo(2);
        assertThat(policy.threshold(3)).isEqualTo(2);
    }
}
