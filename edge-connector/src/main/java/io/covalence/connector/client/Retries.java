package io.covalence.connector.client;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import java.io.IOException;

/** Repeats requests without an answer, or with the answer 503, after growing pauses. It repeats no others. */
public final class Retries {
    private static final int UNAVAILABLE = 503;

    private final BackOff backOff;
    private final Pause pause;

    public Retries(BackOff backOff, Pause pause) {
        this.backOff = backOff;
        this.pause = pause;
    }

    /** One attempt. */
    @FunctionalInterface
    public interface Attempt {
        Answer send() throws IOException, InterruptedException;
    }

    /** What a failed attempt means for people. */
    interface Explanation {
        ServiceUnreachable of(IOException e);
    }

    Answer run(String origin, int attempts, Attempt attempt, Explanation explanation) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                var answer = attempt.send();
                if (answer.status() != UNAVAILABLE || failures >= attempts) {
                    return answer;
                }
            } catch (AnswerTooLarge e) {
                throw Failure.failed(
                        FailureCode.ANSWER_TOO_LARGE,
                        "The answer of " + origin + " is larger than the connector accepts.",
                        "Tell the people who run the service.");
            } catch (IOException e) {
                if (failures >= attempts) {
                    throw explanation.of(e);
                }
            }
            pause.rest(backOff.after(failures));
        }
    }
}
