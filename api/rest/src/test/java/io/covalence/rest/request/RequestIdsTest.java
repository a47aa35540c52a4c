package io.covalence.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void callersOwnIdIsKept() {
        assertThat(RequestIds.choose("trace-7.a_B", random)).isEqualTo("trace-7.a_B");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "two words", "line\nbreak", "<script>", "é"})
    void idThatMayNotStandInALogIsReplaced(String offered) {
        assertThat(RequestIds.choose(offered, random)).matches("req_[0-9a-z]{1,13}");
    }

    @Test
    void endlessIdIsReplaced() {
        assertThat(RequestIds.choose("a".repeat(65), random)).startsWith("req_");
    }
}
