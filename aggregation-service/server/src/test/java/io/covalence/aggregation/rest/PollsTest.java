package io.covalence.aggregation.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PollsTest {
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    private static final byte[] ROSTER = {1, 2, 3};

    @Test
    void messageIsAnsweredWithWhatFollowsIt() {
        assertThat(following(MAX_WAIT, () -> CompletableFuture.completedFuture(Optional.of(ROSTER))))
                .hasValue(ROSTER);
    }

    @Test
    void senderThatDoesNotWaitIsAnsweredWithNothing() {
        assertThat(following(Duration.ZERO, () -> {
                    throw new AssertionError("nobody asked");
                }))
                .isEmpty();
    }

    @Test
    void messageThatWasTakenIsNotRefusedBecauseNothingWillFollow() {
        var movedOn = new ProblemException(ProblemType.ROUND_MOVED_ON, "The round went on without the site.");

        assertThat(following(MAX_WAIT, () -> CompletableFuture.failedFuture(movedOn)))
                .isEmpty();
    }

    @Test
    void whatIsNotARefusalIsNotHidden() {
        var broken = new IllegalStateException("the database is away");

        assertThatThrownBy(() -> following(MAX_WAIT, () -> CompletableFuture.failedFuture(broken)))
                .isInstanceOf(CompletionException.class)
                .hasCause(broken);
    }

    private static Optional<byte[]> following(Duration maxWait, Supplier<CompletionStage<Optional<byte[]>>> question) {
        return Polls.following(maxWait, question).toCompletableFuture().join();
    }
}
