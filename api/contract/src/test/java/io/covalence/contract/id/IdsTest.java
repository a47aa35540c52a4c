package io.covalence.contract.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private final Ids ids = new Ids(new SplittableRandom(1));

    @ParameterizedTest
    @EnumSource
    void anIdIsOfItsKindAlone(IdKind kind) {
        var id = ids.next(kind);

        for (var other : IdKind.values()) {
            assertThat(other.matches(id)).isEqualTo(other == kind);
        }
    }

    @Test
    void anIdIsOfTheKindOfItsType() {
        assertThat(IdKind.TENANT.matches(ids.tenant())).isTrue();
        assertThat(IdKind.INSTITUTION.matches(ids.institution())).isTrue();
        assertThat(IdKind.STUDY.matches(ids.study())).isTrue();
        assertThat(IdKind.ROUND.matches(ids.round())).isTrue();
        assertThat(IdKind.RUN.matches(ids.run())).isTrue();
        assertThat(IdKind.SITE.matches(ids.site())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\n", "é", "\0"})
    void whatHasNotTheFormOfAnyIdIsRefusedWithoutRepeatingIt(String value) {
        assertThatThrownBy(() -> new RoundId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a round id");
    }

    @Test
    void anIdHasAtMost64Characters() {
        assertThat(new RoundId("r".repeat(64))).hasToString("r".repeat(64));
        assertThatThrownBy(() -> new RoundId("r".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoIdsDiffer() {
        assertThat(ids.next(IdKind.STUDY)).isNotEqualTo(ids.next(IdKind.STUDY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "std_",
                "std_short",
                "std_0123456789abcdefghij0",
                "std_0123456789ABCDEFGHIJ",
                "std_0123456789abcdefgh/.",
                "run_0123456789abcdefghij"
            })
    void whatIsNoStudyIdIsRefusedWithoutRepeatingIt(String value) {
        assertThatThrownBy(() -> IdKind.STUDY.require(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a study id");
    }
}
