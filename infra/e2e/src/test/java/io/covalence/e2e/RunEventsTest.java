package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.covalence.dev.story.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run's events as a stream that is cut and taken up again, and who may not read it. */
@Tag("e2e")
@Order(2)
@Timeout(600)
@ExtendWith(RunningDemo.Extension.class)
class RunEventsTest {
    private static final Person STRANGER = Person.ofInstitution(12);
    private static final int CUT_AFTER = 7;

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningDemo demo;
    private final Api api;

    RunEventsTest(RunningDemo demo) {
        this.demo = demo;
        api = demo.api();
    }

    @Test
    void aStreamThatIsCutGoesOnWithoutLossAndWithoutRepetition() throws Exception {
        var path = events(run());
        var seen = new ArrayList<String>();
        try (var lines = stream(path, "")) {
            lines.filter(RunEventsTest::isId).limit(CUT_AFTER).forEach(seen::add);
        }
        boolean over = false;
        while (!over) {
            try (var lines = stream(path, value(seen.getLast()))) {
                for (var line : (Iterable<String>) lines::iterator) {
                    over |= line.equals("event: over");
                    if (isId(line)) {
                        seen.add(line);
                    }
                }
            }
        }

        demo.report();
        assertThat(seen.stream().map(RunEventsTest::value)).containsExactlyElementsOf(listed(path, Person.SPONSOR));
    }

    @Test
    void anInstitutionReadsOfItsOwnSiteOnly() throws Exception {
        demo.report();
        var path = events(run());
        var first = Person.ofInstitution(1);
        var sites = StreamSupport.stream(
                        api.get(path + "?limit=200")
                                .as(first)
                                .send()
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .map(entry -> entry.at("/site/siteId").asText())
                .filter(site -> !site.isEmpty())
                .distinct()
                .toList();

        assertThat(sites).hasSize(1);
        assertThat(listed(path, first))
                .hasSizeLessThan(listed(path, Person.SPONSOR).size());
    }

    @Test
    void anotherPartysRunHasNoEventsAndABadIdIsExplained() {
        var path = events(run());
        for (var type : List.of("application/json", "text/event-stream")) {
            var foreign = api.get(path).with("Accept", type).as(STRANGER).send();
            assertThat(foreign.status()).as(type).isEqualTo(404);
            assertThat(foreign.isProblem()).as(type).isTrue();
            var nobody = api.get(path).with("Accept", type).send();
            assertThat(nobody.status()).as(type).isEqualTo(401);
        }
        var bad = api.get(path)
                .with("Accept", "text/event-stream")
                .with("Last-Event-ID", "latest")
                .as(Person.SPONSOR)
                .send();
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body().path("detail").asText()).contains("Last-Event-ID must be the sequence of an entry");
    }

    private JsonNode runs() {
        return api.get("/studies/" + new SponsorStudies(api).first() + "/runs")
                .as(Person.SPONSOR)
                .send()
                .body()
                .path("items");
    }

    private String run() {
        return runs().path(0).path("id").asText();
    }

    private static String events(String run) {
        return "/runs/" + run + "/events";
    }

    private List<String> listed(String path, Person person) {
        var sequences = new ArrayList<String>();
        var after = "0";
        while (!after.isEmpty()) {
            var page = api.get(path + "?limit=200&after=" + after)
                    .as(person)
                    .send()
                    .body();
            page.path("items")
                    .forEach(entry -> sequences.add(entry.path("sequence").asText()));
            after = page.path("next").asText("").replace("null", "");
        }
        return sequences;
    }

    private Stream<String> stream(String path, String after) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(demo.addresses().api("") + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + demo.tokens().of(Person.SPONSOR));
        if (!after.isEmpty()) {
            request.header("Last-Event-ID", after);
        }
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return response.body();
    }

    private static boolean isId(String line) {
        return line.startsWith("id:");
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }
}
