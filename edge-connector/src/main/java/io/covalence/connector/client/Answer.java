package io.covalence.connector.client;

import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.text.PlainText;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer.
 *
 * @param bodyTook time from its headers, which say the date, to its last byte: minutes on a slow line
 */
@SuppressWarnings("ArrayRecordComponent") // The body is large and not copied; answers are not compared.
public record Answer(int status, byte[] body, HttpHeaders headers, Duration bodyTook) {
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_DETAIL = 500;
    private static final List<String> PAGES = List.of("text/html", "application/xhtml+xml");
    private static final int MOST_FIELDS = 5;

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
            return new ServiceRefusal(status, shortened(problem.code()), problem.sentence(status));
        } catch (MalformedJson e) {
            return new ServiceRefusal(status, "http-" + status, statusAlone(status));
        }
    }

    private static String statusAlone(int status) {
        return "The service answered with status " + status + ".";
    }

    /** A code is for programs. */
    private static String shortened(@Nullable String code) {
        var known = code == null ? "" : code;
        return known.length() > LONGEST_CODE ? known.substring(0, LONGEST_CODE) : known;
    }

    private record ProblemWords(
            @Nullable String code,
            @Nullable String title,
            @Nullable String detail,
            @Nullable List<Problem.FieldError> errors) {
        /** The service's words within quotation marks: a person must not take them for this connector's. */
        String sentence(int status) {
            var quotes = new ArrayList<String>();
            quote(detail == null ? title : detail).ifPresent(quotes::add);
            var fields = errors == null ? List.<Problem.FieldError>of() : errors;
            fields.stream()
                    .limit(MOST_FIELDS)
                    .flatMap(error -> quote(error.pointer() + ": " + error.message()).stream())
                    .forEach(quotes::add);
            if (fields.size() > MOST_FIELDS) {
                quotes.add("and " + (fields.size() - MOST_FIELDS) + " more");
            }
            return quotes.isEmpty() ? statusAlone(status) : "The service says: " + String.join(", ", quotes);
        }

        private static Optional<String> quote(@Nullable String text) {
            return Optional.ofNullable(text)
                    .filter(words -> !words.isBlank())
                    .map(words -> PlainText.inQuotes(words, LONGEST_DETAIL));
        }
    }
}
