package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.dev.story.Json;
import io.covalence.dev.story.Person;
import io.covalence.dev.story.SimulationPrograms;
import io.covalence.dev.story.Studies;
import io.covalence.testkit.EventStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * A study that only sums up its sites' rows, through the public interfaces: one round, no model, and counts of which none is of a few rows.
 * Runs late, as the evidence that the sites hold of it is none of the demonstration's.
 */
@Order(Integer.MAX_VALUE - 1)
@Tag("e2e")
@Tag("browser")
@ExtendWith(RunningDemo.Extension.class)
class SummaryStudyTest {
    private static final int CELL = 5;

    private final RunningDemo demo;

    @TempDir
    Path folder = Path.of("");

    SummaryStudyTest(RunningDemo demo) {
        this.demo = demo;
    }

    @Test
    void sitesRowsAreSummedUpInOneRoundAndNoCountIsOfAFewRows() throws IOException {
        demo.report();
        var studies = new Studies(new SimulationPrograms(demo.root(), Json.mapper()), Json.mapper(), null);
        var script = studies.find("heart-summary", Optional.empty());
        ObjectNode draft = Json.mapper().valueToTree(script.draft());
        var files = script.deal(folder, RunningDemo.SITES);

        var study = OwnStudy.make(demo, draft, files);
        assertThat(study.connector(1).run("study", "show", study.id()).text().replaceAll("\\s+", " "))
                .contains("in steps of 5 rows, rounded down");
        study.start();
        study.awaitSuccess();

        EventStory.assertStory(study.story(), "evaluation round 1 completed by %d sites".formatted(RunningDemo.SITES));
        var summary = study.summary();
        assertThat(summary.path("smallestCell").asInt()).isEqualTo(CELL);
        assertThat(counts(summary))
                .isNotEmpty()
                .allSatisfy(count -> assertThat(count % CELL).isZero());
        var ages = ages(files);
        assertThat(summary.at("/numbers/0/column").asText()).isEqualTo("age");
        assertThat(summary.at("/numbers/0/statistics/0/value").asDouble())
                .isCloseTo(
                        ages.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                        within(summary.at("/numbers/0/width").asDouble() / 2));
        assertThat(sum(summary.at("/numbers/0/bins"))).isBetween(3L * ages.size() / 4, (long) ages.size());
        seen(study);
    }

    /** The sponsor reads it on the study's page. */
    private void seen(OwnStudy study) {
        if (!Browser.isInstalled()) {
            return;
        }
        try (var browser = Browser.open(folder.resolve("profile"))) {
            var portal = demo.addresses().portal().toString();
            browser.signIn(portal, Person.SPONSOR.username(), Person.SPONSOR.password());
            browser.see(By.id("person-name"));
            browser.go(portal + "studies/" + study.id());
            browser.seeText(By.id("run-state"), "Succeeded");
            browser.click(By.id("run-results"));
            browser.seeText(By.id("summary"), "Each site counts in steps of 5 rows");
            browser.seeText(By.id("summary"), "cp by disease");
            browser.size(1280, 4400);
            browser.picture(demo.screenshot("summary"));
            browser.size(390, 4400);
            browser.picture(demo.screenshot("summary-on-a-telephone"));
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    private static List<Long> counts(JsonNode summary) {
        var counts = new ArrayList<Long>();
        summary.path("numbers").forEach(column -> {
            column.path("bins").forEach(bin -> counts.add(bin.asLong()));
            counts.add(column.path("missing").asLong());
            counts.add(column.path("untold").asLong());
        });
        summary.path("categories").forEach(column -> {
            column.path("rows").forEach(rows -> counts.add(rows.asLong()));
            counts.add(column.path("untold").asLong());
        });
        summary.path("tables").forEach(table -> {
            table.path("counts").forEach(row -> row.forEach(count -> counts.add(count.asLong())));
            counts.add(table.path("untold").asLong());
        });
        return counts;
    }

    private static long sum(JsonNode bins) {
        return StreamSupport.stream(bins.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private static List<Double> ages(List<Path> files) throws IOException {
        var ages = new ArrayList<Double>();
        for (var file : files) {
            var lines = Files.readAllLines(file);
            int age = List.of(lines.getFirst().split(",", -1)).indexOf("age");
            lines.stream().skip(1).forEach(line -> ages.add(Double.parseDouble(line.split(",", -1)[age])));
        }
        return ages;
    }
}
