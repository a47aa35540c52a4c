package io.covalence.service.idempotency;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemType;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.world.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
    private static final String KEY = "c0ffee";
    private static final Answer ANSWER = new Answer(201, Map.of("Location", "/api/v1/x"), "{\"token\":\"secret\"}");

    private final World world = World.world();
    private final KeptAnswers answers = world.get(KeptAnswers.class);
    private final Actor caller = world.staff();

    @Test
    void sameRequestGetsTheSameAnswerForADay() {
        Acting.run(caller, () -> {
            assertThat(answers.claim(KEY, "POST /x")).isEmpty();
            answers.answer(KEY, ANSWER);

            world.clock.advance(KeptAnswers.LIFETIME.minusMinutes(1));
            assertThat(answers.claim(KEY, "POST /x")).contains(ANSWER);

            world.clock.advance(Duration.ofMinutes(1));
            assertThat(answers.claim(KEY, "POST /x")).isEmpty();
        });
    }

    @Test
    void anotherRequestUnderTheSameKeyIsAConflict() {
        Acting.run(caller, () -> {
            answers.claim(KEY, "POST /x");
            answers.answer(KEY, ANSWER);

            refused(ProblemType.CONFLICT, () -> answers.claim(KEY, "POST /y"));
        });
    }

    @Test
    void requestBeingWorkedOnIsAConflictUntilItsTimeout() {
        Acting.run(caller, () -> {
            answers.claim(KEY, "POST /x");

            refused(ProblemType.CONFLICT, () -> answers.claim(KEY, "POST /x"));
            world.clock.advance(KeptAnswers.WORK_TIMEOUT);
            assertThat(answers.claim(KEY, "POST /x")).isEmpty();
        });
    }

    @Test
    void releasedKeyIsFree() {
        Acting.run(caller, () -> {
            answers.claim(KEY, "POST /x");
            answers.release(KEY);

            assertThat(answers.claim(KEY, "POST /y")).isEmpty();
        });
    }

    @Test
    void keysOfDifferentCallersNeverMeet() {
        Acting.run(caller, () -> {
            answers.claim(KEY, "POST /x");
            answers.answer(KEY, ANSWER);
        });

        assertThat(Acting.call(world.staff(), () -> answers.claim(KEY, "POST /y")))
                .isEmpty();
    }

    @Test
    void keptAnswerIsSealed() {
        Acting.run(caller, () -> {
            answers.claim(KEY, "POST /x");
            answers.answer(KEY, ANSWER);
        });

        assertThat(world.query(caller, "select encode(sealed, 'escape') || key_sha256 from kept_answer")
                        .toString())
                .doesNotContain("secret")
                .doesNotContain(KEY);
    }

    @Test
    void answersOfYesterdayAreForgotten() {
        Acting.run(caller, () -> {
            answers.claim(KEY, "POST /x");
            answers.answer(KEY, ANSWER);
        });
        world.tamper("update tenant.kept_answer set expires_at = now() - interval '1 hour' where caller = '"
                + caller.subject() + "'");

        assertThat(answers.forget()).isPositive();
        assertThat(world.query(caller, "select 1 from kept_answer")).isEmpty();
    }
}
