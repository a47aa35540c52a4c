package io.covalence.connector.client;

import io.covalence.connector.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Repeats what got no answer, or the answer 503, with growing pauses. Nothing else is repeated. */
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

    Answer run(String origin, int attempts, Attempt attempt) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                var answer = attempt.send();
                if (answer.status() != UNAVAILABLE || failures >= attempts) {
                    return answer;
                }
            } catch (AnswerTooLarge e) {
                throw Failure.failed(
                        "answer-too-large",
                        "The answer of " + origin + " is larger than the connector accepts.",
                        "Tell the people who run the service.");
            } catch (IOException e) {
                if (failures >= attempts) {
                    throw new ServiceUnreachable(origin, reason(e));
                }
            }
            pause.rest(backOff.after(failures));
        }
    }

    private static String reason(IOException e) {
        if (e.getCause() instanceof UnresolvedAddressException) {
            return "its name is not known";
        }
        return switch (e) {
            case UnknownHostException unknown -> "its name is not known";
            case ConnectException refused -> "the connection was refused";
            case HttpTimeoutException late -> "it did not answer in time";
            case SSLException insecure -> "its certificate or encryption is not acceptable";
            case ClosedChannelException closed -> "it closed the connection";
            default -> "the connection broke";
        };
    }
}
