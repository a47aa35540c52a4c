package io.covalence.aggregation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.aggregation.support.TestDatabases;
import io.covalence.aggregation.support.TestDatabases.Empty;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.ClipRate;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.SiteChange;
import io.covalence.contract.run.TargetScore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tenant service reads of events that waited in the outbox, with counts and times in them, when V13 came. */
class OldFiguresTest {
    private static final TenantId TENANT = new TenantId("ten_00000000000000before");
    private static final String RUN = "run_00000000000000before";
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final Empty empty = TestDatabases.upTo("12");
    private final Database database = new Database(empty.working());

    @TempDir
    Path folder;

    @Test
    void ofHowManySitesWereClippedAWordIsLeft() {
        for (int sites = 0; sites <= 3; sites++) {
            tell(RunEventKind.ROUND_COMPLETED, round("{\"sites\":" + sites + ",\"share\":0.123456}"), "null", "null");
        }
        tell(RunEventKind.ROUND_COMPLETED, round("null"), "null", "null");

        assertThat(read())
                .extracting(event -> Objects.requireNonNull(event.round()).clipped())
                .containsExactly(
                        new ClipRate(ClipRate.Part.NONE, 0.1235),
                        new ClipRate(ClipRate.Part.SOME, 0.1235),
                        new ClipRate(ClipRate.Part.MOST, 0.1235),
                        new ClipRate(ClipRate.Part.ALL, 0.1235),
                        null);
    }

    @Test
    void howLongASiteTrainedIsForgotten() {
        var site =
                "{\"siteId\":\"sit_00000000000000before\",\"phase\":\"MASKED\",\"trainingSeconds\":17.25,\"reason\":\"\"}";
        tell(RunEventKind.SITE_CHANGED, round("null"), site, "null");

        assertThat(read())
                .extracting(RunEvent::site)
                .containsExactly(new SiteChange(new SiteId("sit_00000000000000before"), SitePhase.MASKED, ""));
        assertThat(bodies()).noneMatch(body -> body.contains("trainingSeconds"));
    }

    @Test
    void evaluationKeepsItsFigureAndTellsRangesOfRows() {
        evaluated("CLASSIFICATION", "0.734219", 1_234, """
                {"column":"toxic","labelled":1200,"positives":17,"score":0.734219},
                {"column":"rare","labelled":3,"positives":0,"score":null}""");
        evaluated("REGRESSION", "1.23456", 19, """
                {"column":"solubility","labelled":20,"positives":0,"score":1.23456}""");

        assertThat(read())
                .extracting(RunEvent::evaluation)
                .containsExactly(
                        new ModelEvaluation(
                                1,
                                new Figure(Metric.ROC_AUC, 0.7342),
                                null,
                                null,
                                new CountRange(1_000, 2_000),
                                List.of(
                                        new TargetScore(
                                                "toxic",
                                                0.7342,
                                                null,
                                                null,
                                                new CountRange(1_000, 2_000),
                                                new CountRange(0, 20),
                                                List.of()),
                                        new TargetScore(
                                                "rare",
                                                null,
                                                null,
                                                null,
                                                new CountRange(0, 20),
                                                new CountRange(0, 20),
                                                List.of())),
                                List.of()),
                        new ModelEvaluation(
                                1,
                                new Figure(Metric.RMSE, 1.235),
                                null,
                                null,
                                new CountRange(0, 20),
                                List.of(new TargetScore(
                                        "solubility", 1.235, null, null, new CountRange(20, 50), null, List.of())),
                                List.of()));
    }

    /** The ranges that V13 writes are those that the service writes. */
    @Test
    void rangesAreThoseOfTheContract() {
        var counts = List.of(
                0L, 19L, 20L, 49L, 50L, 99L, 100L, 199L, 200L, 500L, 999L, 1_000L, 4_999L, 123_456L, 5_000_000L);
        counts.forEach(rows -> evaluated("REGRESSION", "1", rows, ""));

        assertThat(read())
                .extracting(event -> evaluation(event).rows())
                .containsExactlyElementsOf(counts.stream().map(CountRange::of).toList());
    }

    /** One event that cannot be read would hold up the outbox for every tenant. */
    @Test
    void figureThatIsNoNumberHoldsUpNobody() {
        evaluated("REGRESSION", "\"NaN\"", 1_234, "");
        evaluated("REGRESSION", "\"Infinity\"", 1_234, "");
        evaluated("CLASSIFICATION", "0.75", 1_234, """
                {"column":"toxic","labelled":1200,"positives":17,"score":0.75},
                {"column":"rare","labelled":3,"positives":0,"score":"NaN"}""");
        tell(RunEventKind.RUN_SUCCEEDED, "null", "null", "null");

        var events = read();
        assertThat(events)
                .extracting(RunEvent::sequence, RunEvent::kind)
                .containsExactly(tuple(3L, RunEventKind.MODEL_EVALUATED), tuple(4L, RunEventKind.RUN_SUCCEEDED));
        var evaluation = evaluation(events.getFirst());
        assertThat(evaluation.perRound()).isEqualTo(new Figure(Metric.ROC_AUC, 0.75));
        assertThat(evaluation.targets())
                .extracting(TargetScore::column, TargetScore::perRound)
                .containsExactly(tuple("toxic", 0.75), tuple("rare", null));
    }

    private static ModelEvaluation evaluation(RunEvent event) {
        return Objects.requireNonNull(event.evaluation());
    }

    private void evaluated(String task, String metric, long rows, String targets) {
        tell(
                RunEventKind.MODEL_EVALUATED,
                "null",
                "null",
                "{\"modelVersion\":1,\"task\":\"" + task + "\",\"metric\":" + metric + ",\"rows\":" + rows
                        + ",\"targets\":[" + targets + "]}");
    }

    private static String round(String clipped) {
        return "{\"roundId\":\"rnd_00000000000000before\",\"number\":1,\"attempt\":1,\"kind\":\"TRAINING\",\"phase\":\"COMPLETED\","
                + "\"modelVersion\":0,\"newModelVersion\":1,\"modelSha256\":\"" + "0".repeat(64)
                + "\",\"sitesIn\":3,\"sitesDropped\":0,\"clipped\":" + clipped
                + ",\"seconds\":2.5,\"overheadSeconds\":0.5}";
    }

    /** As the service wrote its events before V13. */
    private void tell(RunEventKind kind, String round, String site, String evaluation) {
        database.inTenant(
                TENANT,
                transaction -> transaction.update(
                        "insert into outbox (sequence, tenant_id, run_id, kind, body, at)"
                                + " values (nextval('outbox_sequence'), ?, ?, ?, ?, ?)",
                        TENANT,
                        RUN,
                        kind,
                        "{\"sequence\":0,\"runId\":\"" + RUN + "\",\"at\":\"" + AT + "\",\"kind\":\"" + kind
                                + "\",\"detail\":\"\",\"round\":" + round + ",\"site\":" + site + ",\"evaluation\":"
                                + evaluation + ",\"charter\":null}",
                        AT));
    }

    private List<RunEvent> read() {
        Migrations.run(empty.owner());
        return new World(folder, 0, empty.working()).events();
    }

    private List<String> bodies() {
        return database.directory(transaction -> transaction.list("select body from outbox", row -> row.text("body")));
    }
}
