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
    void cursorThatAPageNamedIsTaken() {
        // base64url of "123:std", without padding
        assertThat(new PageQuery("MTIzOnN0ZA", null).cursor()).isEqualTo("MTIzOnN0ZA");
    }

    /** Not base64url; one character alone, which encodes nothing; base64url of "123:a", NUL, "b"; no ASCII. */
    @ParameterizedTest
    @ValueSource(strings = {"a b", "a", "MTIzOmEAYg", "\u00e9"})
    void otherCursorIsRefused(String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new PageQuery(cursor, null).cursor())
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_REQUEST));
    }

    @Test
    void endlessCursorIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new PageQuery("aaaa".repeat(51), null).cursor());
    }
}
