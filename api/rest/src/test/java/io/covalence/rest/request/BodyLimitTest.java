package io.covalence.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
    /** One mebibyte, as the interface's description says. */
    private static final int MEBIBYTE = 1_048_576;

    @Test
    void bodyOfOneMebibyteIsTaken() {
        assertThat(BodyLimit.read(new ByteArrayInputStream(new byte[MEBIBYTE]), MEBIBYTE))
                .hasSize(MEBIBYTE);
    }

    @Test
    void oneByteMoreIsTooLargeWhateverWasAnnounced() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BodyLimit.read(new ByteArrayInputStream(new byte[MEBIBYTE + 1]), MEBIBYTE))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.TOO_LARGE));
    }

    @Test
    void aVisitorsBodyIsReadToItsLimitAndNoFurther() {
        var endless = new EndlessBody();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BodyLimit.read(endless, BodyLimit.MOST_OF_A_VISITOR))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.TOO_LARGE));
        assertThat(endless.given).isEqualTo(16_385);
    }

    /** The second is what Undertow 2.3.23 throws out of a read that has waited too long. */
    @Test
    void aBodyThatBreaksOffIsNoFailureOfOurs() {
        for (var thrown : List.of(new IOException("gone"), new NullPointerException())) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> BodyLimit.read(new BrokenBody(thrown), MEBIBYTE))
                    .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_REQUEST));
        }
    }

    private static final class BrokenBody extends InputStream {
        private final Exception thrown;

        BrokenBody(Exception thrown) {
            this.thrown = thrown;
        }

        @Override
        public int read() throws IOException {
            if (thrown instanceof IOException e) {
                throw e;
            }
            throw (RuntimeException) thrown;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }

    private static final class EndlessBody extends InputStream {
        private int given;

        @Override
        public int read() {
            given++;
            return 'x';
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            given += length;
            return length;
        }
    }

    @Test
    void announcedLengthIsRead() {
        assertThat(BodyLimit.announced(null)).isZero();
        assertThat(BodyLimit.announced(" 12 ")).isEqualTo(12);
        assertThat(BodyLimit.announced("99999999999999999999")).isEqualTo(Long.MAX_VALUE);
    }
}
