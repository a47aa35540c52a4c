package io.covalence.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageQueryTest {
    @Test
    void firstPageHasFiftyItems() {
        var page = new PageQuery(null, null);

        assertThat(page.cursor()).isNull();
        assertThat(page.limit()).isEqualTo(50);
    }

    @Test
    void limitGoesFromOneToTwoHundred() {
        assertThat(new PageQuery(null, "1").limit()).isEqualTo(1);
        assertThat(new PageQuery(null, "200").limit()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "", "ten", "1.5", "99999999999"})
    void otherLimitIsRefusedByName(String limit) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new PageQuery(null, limit).limit())
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_REQUEST);
                    assertThat(refusal.errors())
                            .singleElement()
                            .satisfies(error -> assertThat(error.pointer()).isEqualTo("limit"));
                });
    }

    @Test
    void cursorThatNoPageNamedIsRefused() {
        assertThat(new PageQuery("MTIzOnN0ZA", null).cursor()).isEqualTo("MTIzOnN0ZA");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> new PageQuery("a b", null).cursor());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new PageQuery("a".repeat(201), null).cursor());
    }
}
