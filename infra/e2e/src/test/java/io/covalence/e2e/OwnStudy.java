package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.contract.invitation.Acceptance;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.run.RoundView;
import io.covalence.dev.story.Json;
import io.covalence.dev.story.Person;
import io.covalence.testkit.EventStory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A study of a test's own between the demonstration's sites, made through the same public interfaces. No other test changes what
 * happens in its rounds. The connectors go on running as they are.
 */
final class OwnStudy {
    private final RunningDemo demo;
    private final Api api;
    private final String id;
    private String run = "";

    private OwnStudy(RunningDemo demo, String id) {
        this.demo = demo;
        this.api = demo.api();
        this.id = id;
    }

    /** Makes the study after the model of the demonstration's, whose sites agree to it with the rows that they have. */
    static OwnStudy make(RunningDemo demo, int rounds) {
        var draft = new SponsorStudies(demo.api()).draft();
        ((ObjectNode) draft.at("/plan/schedule")).put("rounds", rounds);
        var folder = demo.runFolder().resolve("sites/data");
        return make(
                demo,
                draft,
                IntStream.rangeClosed(1, RunningDemo.SITES)
                        .mapToObj(site -> folder.resolve("site-" + site + ".csv"))
                        .toList());
    }

    /** Makes any study, with a file of rows for each of the demonstration's sites. */
    static OwnStudy make(RunningDemo demo, ObjectNode draft, List<Path> files) {
        var studies = new SponsorStudies(demo.api());
        var study = new OwnStudy(demo, studies.made(draft));
        IntStream.rangeClosed(1, RunningDemo.SITES).forEach(site -> study.bringIn(studies, site, files.get(site - 1)));
        return study;
    }

    private void bringIn(SponsorStudies studies, int site, Path file) {
        var person = Person.ofInstitution(site);
        var token = studies.invited(id, Person.emailOfInstitution(site));
        var preview = api.post("/invitations/preview", new InvitationToken(token))
                .as(person)
                .send();
        var agreement = preview.body().path("agreementSha256").asText();
        var accepted = api.post("/invitations/accept", new Acceptance(token, agreement))
                .as(person)
                .send();
        assertThat(accepted.body().path("enrolled").asBoolean())
                .as(accepted.toString())
                .isTrue();
        var connector = connector(site);
        connector.succeed("data", "add", "--study", id, "--file", file.toString());
        connector.succeed("data", "check", "--study", id);
        var plan = connector.show("/data/study/planSha256", "study", "show", id);
        connector.succeed("study", "approve", id, "--digest", plan.orElseThrow());
    }

    /** Orders a run, has all sites sign its charter, and waits until a round is under way. */
    void start() {
        run = api.post("/studies/" + id + "/runs", new byte[0])
                .as(Person.SPONSOR)
                .send()
                .body()
                .path("id")
                .asText();
        for (int site = 1; site <= RunningDemo.SITES; site++) {
            var connector = connector(site);
            // The service draws the charter up soon after the run is ordered.
            demo.await(() -> {
                var charter = connector.show("/data/hash", "charter", "show", id);
                charter.ifPresent(digest -> connector.succeed("charter", "sign", id, "--digest", digest));
                return charter.isPresent();
            });
        }
        demo.await(() -> !rounds().isEmpty());
    }

    /** Waits until the run is over; it has to succeed. */
    void awaitSuccess() {
        demo.await(() -> !List.of("QUEUED", "RUNNING").contains(state()));
        assertThat(state()).isEqualTo("SUCCEEDED");
    }

    /** As the sponsor's people see it. */
    String state() {
        return api.get("/runs/" + run)
                .as(Person.SPONSOR)
                .send()
                .body()
                .path("state")
                .asText();
    }

    /** As the sponsor's people see them; see the contract's {@code RoundView}. */
    List<JsonNode> rounds() {
        var items = api.get("/runs/" + run + "/rounds?limit=200")
                .as(Person.SPONSOR)
                .send()
                .body()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    /** How its rounds ended, a line for each, see {@link EventStory}. */
    List<String> story() {
        return EventStory.ofRounds(rounds().stream()
                .map(round -> Json.mapper().convertValue(round, RoundView.class))
                .toList());
    }

    /** What the run found of the rows, as the sponsor's people see it; see the contract's {@code DataSummary}. */
    JsonNode summary() {
        return api.get("/runs/" + run + "/summary").as(Person.SPONSOR).send().body();
    }

    String id() {
        return id;
    }

    ConnectorProgram connector(int site) {
        return new ConnectorProgram(demo, demo.connectorHome(site));
    }

    /** Its page in the portal. */
    URI page() {
        return demo.addresses().portal().resolve("studies/" + id);
    }
}
