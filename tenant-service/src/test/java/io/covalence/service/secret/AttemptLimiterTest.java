package io.covalence.service.secret;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.service.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AttemptLimiterTest {
    private final World world = World.world();
    private final AttemptLimiter limiter = world.get(AttemptLimiter.class);
    private final String place = UUID.randomUUID().toString();

    @Test
    void aRightSecretIsTakenHoweverManyWrongOnesCameFromItsAddress() {
        for (int i = 0; i < AttemptLimiter.MOST; i++) {
            refused(ProblemType.CODE_REFUSED, this::wrong);
        }
        refused(ProblemType.TOO_MANY_ATTEMPTS, this::wrong);

        assertThat(limiter.attempt("code", place, () -> "in")).isEqualTo("in");
        refused(ProblemType.TOO_MANY_ATTEMPTS, this::wrong);
    }

    @Test
    void ofSixtyWrongOnesAtOnceTwentyAreLookedAt() throws Exception {
        int attackers = 60;
        var together = new CyclicBarrier(attackers);
        try (var threads = Executors.newFixedThreadPool(attackers)) {
            var attempts = new ArrayList<Callable<ProblemType>>();
            for (int i = 0; i < attackers; i++) {
                attempts.add(() -> {
                    together.await();
                    try {
                        wrong();
                        throw new AssertionError("a wrong secret was taken");
                    } catch (ProblemException refusal) {
                        return refusal.type();
                    }
                });
            }
            var refusals = new ArrayList<ProblemType>();
            for (var done : threads.invokeAll(attempts)) {
                refusals.add(done.get());
            }
            assertThat(refusals).filteredOn(ProblemType.CODE_REFUSED::equals).hasSize(AttemptLimiter.MOST);
            assertThat(refusals)
                    .filteredOn(ProblemType.TOO_MANY_ATTEMPTS::equals)
                    .hasSize(40);
        }
    }

    @Test
    void otherRefusalsAndOtherPlacesDoNotCount() {
        for (int i = 0; i < AttemptLimiter.MOST; i++) {
            refused(
                    ProblemType.GONE,
                    () -> limiter.attempt("code", place, () -> {
                        throw new ProblemException(ProblemType.GONE, "over");
                    }));
            var elsewhere = place + i;
            refused(
                    ProblemType.CODE_REFUSED,
                    () -> limiter.attempt("code", elsewhere, () -> {
                        throw new ProblemException(ProblemType.CODE_REFUSED, "wrong");
                    }));
        }
        refused(ProblemType.CODE_REFUSED, this::wrong);
    }

    @Test
    void theWindowOpensAgain() {
        for (int i = 0; i < AttemptLimiter.MOST; i++) {
            refused(ProblemType.CODE_REFUSED, this::wrong);
        }
        refused(ProblemType.TOO_MANY_ATTEMPTS, this::wrong);
        world.clock.advance(AttemptLimiter.WINDOW.plus(Duration.ofSeconds(1)));

        for (int i = 0; i < AttemptLimiter.MOST; i++) {
            refused(ProblemType.CODE_REFUSED, this::wrong);
        }
        refused(ProblemType.TOO_MANY_ATTEMPTS, this::wrong);
    }

    private void wrong() {
        limiter.attempt("code", place, () -> {
            throw new ProblemException(ProblemType.CODE_REFUSED, "wrong");
        });
    }
}
