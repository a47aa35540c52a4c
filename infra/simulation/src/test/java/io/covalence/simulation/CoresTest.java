package io.covalence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CoresTest {
    /** What one site failed with is told only when no other one works any more: their memory may be freed then. */
    @Test
    void failureOfOneIsToldWhenTheOthersAreDone() {
        var failed = new CountDownLatch(1);
        var done = new AtomicBoolean();
        try (var cores = new Cores()) {
            assertThatThrownBy(() -> cores.each(List.of(0, 1), site -> {
                        if (site == 0) {
                            failed.countDown();
                            throw new Unusable("diverged");
                        }
                        try {
                            failed.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        done.set(true);
                        return site;
                    }))
                    .isInstanceOf(Unusable.class);
            assertThat(done).isTrue();
            assertThat(cores.each(List.of(3, 2, 1), site -> site * 2)).containsExactly(6, 4, 2);
        }
    }
}
