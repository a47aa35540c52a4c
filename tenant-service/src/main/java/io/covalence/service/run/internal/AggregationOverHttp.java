package io.covalence.service.run.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.covalence.contract.id.RunId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunEvents;
import io.covalence.contract.run.RunOrder;
import io.covalence.service.environment.ServiceSettings;
import io.covalence.service.identity.ServiceTokens;
import io.covalence.service.json.Json;
import io.covalence.service.run.AggregationService;
import io.covalence.service.run.ModelFile;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The aggregation service over its REST interface, with the tenant service's own token. */
@Dependent
class AggregationOverHttp implements AggregationService {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int LONGEST_REASON = 500;

    private final HttpClient http;
    private final ServiceSettings settings;
    private final ServiceTokens tokens;

    @Inject
    AggregationOverHttp(HttpClient http, ServiceSettings settings, ServiceTokens tokens) {
        this.http = http;
        this.settings = settings;
        this.tokens = tokens;
    }

    @Override
    public Answer order(RunOrder order) {
        return answer("/runs/" + order.runId(), "PUT", Json.write(order));
    }

    @Override
    public Answer stop(RunId runId) {
        return answer("/runs/" + runId + "/stop", "POST", "");
    }

    @Override
    public Answer pause(RunId runId) {
        return answer("/runs/" + runId + "/pause", "POST", "");
    }

    @Override
    public Answer resume(RunId runId) {
        return answer("/runs/" + runId + "/resume", "POST", "");
    }

    @Override
    public RunEvents events(long after, int limit, Duration wait) {
        var response = send(
                request("/events?after=" + after + "&limit=" + limit + "&wait=" + wait.toSeconds(), TIMEOUT.plus(wait))
                        .GET()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw unavailable();
        }
        return Json.read(response.body(), RunEvents.class);
    }

    @Override
    public ModelFile model(RunId runId, int version) {
        var response = send(
                request("/runs/" + runId + "/models/" + version, TIMEOUT).GET().build(),
                HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            return new ModelFile(
                    response.body(),
                    response.headers().firstValue("ETag").orElse("").replace("\"", ""),
                    response.headers().firstValueAsLong("Content-Length").orElse(-1));
        }
        discard(response.body());
        if (response.statusCode() == 404) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This run has no such model version yet.");
        }
        throw unavailable();
    }

    private static void discard(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw unavailable();
        }
    }

    private Answer answer(String path, String method, String body) {
        HttpResponse<String> response;
        try {
            response = send(
                    request(path, TIMEOUT)
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    body.isEmpty()
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (ProblemException e) {
            return new Answer.NotNow();
        }
        return switch (response.statusCode()) {
            case 200, 201, 202, 204 -> new Answer.Taken();
            case 400, 404, 409, 413, 422 -> new Answer.Refused(reason(response.body()));
            default -> new Answer.NotNow();
        };
    }

    private static String reason(String body) {
        try {
            var detail = Json.read(body, JsonNode.class).path("detail").asText();
            if (!detail.isEmpty()) {
                return detail.substring(0, Math.min(LONGEST_REASON, detail.length()));
            }
        } catch (IllegalArgumentException e) {
            return "The aggregation service refused the run.";
        }
        return "The aggregation service refused the run.";
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(settings.aggregationUrl() + "/v1" + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + tokens.bearer());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                ProblemType.UNAVAILABLE, "The aggregation service does not answer. Try again in a moment.");
    }
}
