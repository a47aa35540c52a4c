package io.covalence.service.idempotency;

import java.util.Map;

/**
 * A kept answer.
 *
 * @param headers those that belong to the answer, such as Location
 * @param body text, may be empty
 */
public record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
