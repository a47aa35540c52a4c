package io.covalence.connector.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.testkit.TestPlans;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site's own database. */
@Tag("postgres")
class PostgresTest {
    private static final StudyPlan PLAN = TestPlans.binary("ill")
            .withInputs(new Table(
                    List.of(NumericColumn.perSite("age", Missing.MEAN)),
                    List.of(new CategoricalColumn("ward", List.of("a", "b", "c"))),
                    new Split.BySubject("patient")))
            .plan();
    private static final String PASSWORD = "s3cret-of-the-ward";
    private static final String QUERY = "select * from visits order by patient";

    private static EmbeddedPostgres server;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void fill() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role reader login password '" + PASSWORD + "'");
            statement.execute("create table visits as select i as patient, case when i % 9 > 0 then i * 0.5 end as age,"
                    + " chr(97 + i % 3) as ward, i % 2 as ill, repeat('note', 50) as note"
                    + " from generate_series(1, 5000) s(i)");
            statement.execute("grant select, insert on visits to reader");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void rowsOfAQueryBecomeADataset() throws IOException {
        var report = SiteKinds.source(PLAN).read(source(PASSWORD, QUERY, "rw-------"));

        assertThat(report.fits()).as(report.problems().toString()).isTrue();
        assertThat(report.rows()).isEqualTo(5_000);
        assertThat(report.labels()).containsExactly(new LabelCount("ill", 5_000, 2_500));
    }

    @Test
    void nothingIsWritten() throws IOException {
        var report = SiteKinds.source(PLAN)
                .read(source(
                        PASSWORD,
                        "with more as (insert into visits values (0, 1, 'a', 1, '') returning *) select * from more",
                        "rw-------"));
        var several = SiteKinds.source(PLAN)
                .read(source(
                        PASSWORD, "select 1) as a; commit; delete from visits; select * from (select 1", "rw-------"));

        assertThat(report.fits()).isFalse();
        assertThat(several.fits()).isFalse();
        SiteKinds.source(PLAN)
                .read(source(
                        PASSWORD,
                        "select 1) as a; commit; insert into visits values (0, 1, 'a', 1, ''); select * from (select 1",
                        "rw-------"));
        assertThat(SiteKinds.source(PLAN)
                        .read(source(PASSWORD, QUERY, "rw-------"))
                        .rows())
                .isEqualTo(5_000);
    }

    @Test
    void operatorsWithAQuestionMarkAreNoParameters() throws IOException {
        var query = "select * from visits where jsonb_build_object('a', 1) ? 'a' order by patient";

        var report = SiteKinds.source(PLAN).read(source(PASSWORD, query, "rw-------"));

        assertThat(report.fits()).as(report.problems().toString()).isTrue();
        assertThat(report.rows()).isEqualTo(5_000);
    }

    @Test
    void fileThatOthersMayReadIsRefused() throws IOException {
        var report = SiteKinds.source(PLAN).read(source(PASSWORD, QUERY, "rw-r--r--"));

        assertThat(report.problems())
                .singleElement()
                .hasToString("other users of this machine may read it, and it holds a password: run chmod 600 on it");
    }

    @Test
    void nothingThatIsSaidHoldsThePassword() throws IOException {
        var wrong = SiteKinds.source(PLAN).read(source("wrong-" + PASSWORD, QUERY, "rw-------"));
        var bad = SiteKinds.source(PLAN).read(source(PASSWORD, "select '" + PASSWORD + "'::int as age", "rw-------"));
        var malformed =
                SiteKinds.source(PLAN).read(write("{\"password\": \"" + PASSWORD + "\", \"port\": x}", "rw-------"));

        assertThat(List.of(bad, malformed)).allSatisfy(report -> {
            assertThat(report.fits()).isFalse();
            assertThat(report.problems().toString()).doesNotContain(PASSWORD);
        });
        assertThat(wrong.problems().toString()).doesNotContain(PASSWORD);
        assertThat(new PostgresSource("db", 5432, "ward", "reader", PASSWORD, true, QUERY).toString())
                .doesNotContain(PASSWORD);
    }

    @Test
    void columnThatTheQueryDoesNotHaveIsSaid() throws IOException {
        var report = SiteKinds.source(PLAN).read(source(PASSWORD, "select patient, age, ill from visits", "rw-------"));

        assertThat(report.problems())
                .singleElement()
                .asString()
                .startsWith("column \"ward\": the file has no such column");
    }

    private Path source(String password, String query, String permissions) throws IOException {
        return write("""
                {"host": "localhost", "port": %d, "database": "postgres", "user": "reader", "password": "%s",
                 "tls": false, "query": "%s"}
                """.formatted(server.getPort(), password, query), permissions);
    }

    private Path write(String content, String permissions) throws IOException {
        var file = Files.writeString(folder.resolve("ward.postgres.json"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
