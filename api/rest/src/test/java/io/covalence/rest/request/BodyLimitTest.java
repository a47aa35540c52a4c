package io.covalence.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
    /** One mebibyte, as the interface's description says. */
    private static final int MEBIBYTE = 1_048_576;

    @Test
    void bodyOfOneMebibyteIsTaken() throws IOException {
        assertThat(BodyLimit.read(new ByteArrayInputStream(new byte[MEBIBYTE]))).hasSize(MEBIBYTE);
    }

    @Test
    void oneByteMoreIsTooLargeWhateverWasAnnounced() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BodyLimit.read(new ByteArrayInputStream(new byte[MEBIBYTE + 1])))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.TOO_LARGE));
    }

    @Test
    void announcedLengthIsRead() {
        assertThat(BodyLimit.announced(null)).isZero();
        assertThat(BodyLimit.announced(" 12 ")).isEqualTo(12);
        assertThat(BodyLimit.announced("99999999999999999999")).isEqualTo(Long.MAX_VALUE);
    }
}
