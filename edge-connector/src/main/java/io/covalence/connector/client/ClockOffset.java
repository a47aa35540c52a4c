package io.covalence.connector.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How far another machine's clock is ahead of this one's, by the dates of its answers: to a second.
 *
 * @param ahead negative when the other one is behind
 */
public record ClockOffset(Duration ahead) {
    public static final ClockOffset NONE = new ClockOffset(Duration.ZERO);

    /** Answers are dated in whole seconds, and take a moment. */
    private static final Duration RESOLUTION = Duration.ofSeconds(2);

    /** What is corrected without a word being needed: signing in is about the other machine's time. */
    private static final Duration CORRECTED = Duration.ofMinutes(5);

    /** The offset of whoever answered, if the answer is dated. */
    public static Optional<ClockOffset> of(Answer answer, Clock clock) {
        return answer.date().map(date -> {
            var ahead = Duration.between(clock.instant().minus(answer.bodyTook()), date);
            return ahead.abs().compareTo(RESOLUTION) <= 0 ? NONE : new ClockOffset(ahead);
        });
    }

    public boolean isNone() {
        return ahead.isZero();
    }

    /** Whether it is small enough for the connector to correct it where it matters. */
    public boolean isCorrected() {
        return ahead.abs().compareTo(CORRECTED) <= 0;
    }

    /** Such as {@code 1 h 0 min behind}: where this machine's clock is. */
    public String words() {
        if (isNone()) {
            return "right to 2 s";
        }
        var size = ahead.abs();
        var amount = size.toHours() > 0
                ? size.toHours() + " h " + size.toMinutesPart() + " min"
                : size.toMinutes() > 0
                        ? size.toMinutes() + " min " + size.toSecondsPart() + " s"
                        : size.toSeconds() + " s";
        return amount + (ahead.isNegative() ? " ahead" : " behind");
    }
}
