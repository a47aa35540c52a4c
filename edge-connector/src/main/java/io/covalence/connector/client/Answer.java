package io.covalence.connector.client;

import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.contract.problem.Problem;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer.
 *
 * @param bodyTook from its headers, which say the time, to its last byte: minutes on a slow line
 */
@SuppressWarnings("ArrayRecordComponent") // The body is large and not copied; answers are not compared.
public record Answer(int status, byte[] body, HttpHeaders headers, Duration bodyTook) {
    private static final int LONGEST_DETAIL = 500;
    private static final List<String> PAGES = List.of("text/html", "application/xhtml+xml");

    /** An answer without headers. */
    public static Answer plain(int status, byte[] body) {
        return new Answer(status, body, HttpHeaders.of(Map.of(), (name, value) -> true), Duration.ZERO);
    }

    /** The first value of a header, if there is one. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Whether it is a page for people: what is asked answers in no such form, whoever stands before it does. */
    boolean isWebPage() {
        return header("Content-Type").stream()
                .anyMatch(type -> PAGES.stream().anyMatch(page -> type.regionMatches(true, 0, page, 0, page.length())));
    }

    /** The answering machine's clock, if it told. That of a page is the clock of whoever made the page. */
    public Optional<Instant> date() {
        if (isWebPage()) {
            return Optional.empty();
        }
        try {
            return header("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns this when it is a success.
     *
     * @throws ServiceRefusal otherwise, with the problem document's words
     */
    public Answer require() {
        if (succeeded()) {
            return this;
        }
        throw refusal();
    }

    /**
     * The body as JSON, read leniently.
     *
     * @throws ServiceRefusal when it is not
     */
    public <T> T as(Class<T> type) {
        try {
            return Json.lenient(body, type);
        } catch (MalformedJson e) {
            throw unreadable(e);
        }
    }

    ServiceRefusal unreadable(MalformedJson cause) {
        return new ServiceRefusal(
                status, "unreadable-answer", "The service's answer could not be read: " + cause.getMessage() + ".");
    }

    private ServiceRefusal refusal() {
        try {
            var problem = Json.lenient(body, ProblemWords.class);
            return new ServiceRefusal(status, visible(problem.code()), problem.sentence());
        } catch (MalformedJson e) {
            return new ServiceRefusal(status, "http-" + status, "The service answered with status " + status + ".");
        }
    }

    /** What a service says is shown on a terminal: no control characters, not endless. */
    private static String visible(@Nullable String text) {
        var plain = (text == null ? "" : text).replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() > LONGEST_DETAIL ? plain.substring(0, LONGEST_DETAIL) + " …" : plain;
    }

    private record ProblemWords(
            @Nullable String code,
            @Nullable String title,
            @Nullable String detail,
            @Nullable List<Problem.FieldError> errors) {
        String sentence() {
            var words = new StringBuilder(visible(detail == null ? title : detail));
            if (errors != null) {
                for (var error : errors) {
                    words.append(' ')
                            .append(visible(error.pointer()))
                            .append(": ")
                            .append(visible(error.message()))
                            .append('.');
                }
            }
            return words.toString();
        }
    }
}
