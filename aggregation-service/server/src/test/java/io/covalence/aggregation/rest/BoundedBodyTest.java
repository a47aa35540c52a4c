package io.covalence.aggregation.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    @Test
    void aBodyIsReadUpToItsBound() throws IOException {
        assertThat(new BoundedBody(new ByteArrayInputStream(new byte[10]), 10).readAllBytes())
                .hasSize(10);
    }

    @Test
    void oneByteMoreIsTooLargeHoweverItIsRead() {
        var whole = new BoundedBody(new ByteArrayInputStream(new byte[11]), 10);
        assertRefused(ProblemType.TOO_LARGE, whole);
        var single = new BoundedBody(new ByteArrayInputStream(new byte[1]), 0);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(single::read);
    }

    /** The second is what Undertow 2.3.23 throws out of a read that has waited too long. */
    @Test
    void aBodyThatBreaksOffIsNoFailureOfOurs() {
        for (var thrown : List.of(new IOException("gone"), new NullPointerException())) {
            assertRefused(ProblemType.INVALID_REQUEST, new BoundedBody(new BrokenBody(thrown), 10));
        }
    }

    private static void assertRefused(ProblemType type, InputStream body) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Bodies.read(body, 100))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(type));
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
}
