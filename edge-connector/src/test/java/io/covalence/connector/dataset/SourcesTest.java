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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in other files than CSV. */
class SourcesTest {
    private static final StudyPlan PLAN = TestPlans.binary("ill")
            .withInputs(new Table(
                    List.of(NumericColumn.perSite("age", Missing.INDICATOR)),
                    List.of(new CategoricalColumn("ward", List.of("a", "b", "c"))),
                    new Split.ByRow()))
            .plan();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sameRowsAreTheSameInWhateverFile() throws IOException, SQLException {
        var csv = new StringBuilder("other,age,ward,ill\n");
        var lines = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            var age = i % 11 == 0 ? "" : String.valueOf(20 + i % 60 + i / 1_000.0);
            var ward = "abc".charAt(i % 3);
            csv.append("x,%s,%s,%d%n".formatted(age, ward, i % 2));
            lines.append("{\"ill\": %d, \"ward\": \"%s\"%s, \"other\": [1, {\"b\": 2}]}%n"
                    .formatted(i % 2, ward, age.isEmpty() ? "" : ", \"age\": " + age));
        }
        var ofCsv = rows(PLAN, write("rows.csv", csv.toString()));

        assertThat(ofCsv).hasSize(3_000);
        assertThat(rows(PLAN, write("rows.jsonl", lines.toString()))).isEqualTo(ofCsv);
        assertThat(rows(
                        PLAN,
                        parquet(
                                "select column0 as other, column1 as age, column2 as ward, column3 as ill from read_csv('"
                                        + folder.resolve("rows.csv") + "', skip = 1, header = false)")))
                .isEqualTo(ofCsv);
    }

    @Test
    void moleculesAreTheSameInWhateverFile() throws IOException, SQLException {
        var plan = TestPlans.binary("ill").plan();
        var csv = new StringBuilder("smiles,ill\n");
        var lines = new StringBuilder();
        for (int i = 1; i <= 40; i++) {
            var smiles = "C".repeat(i) + "O";
            var ill = i % 5 == 0 ? "" : String.valueOf(i % 2);
            csv.append("%s,%s%n".formatted(smiles, ill));
            lines.append("{\"smiles\": \"%s\", \"ill\": %s}%n".formatted(smiles, ill.isEmpty() ? "null" : ill));
        }
        var file = write("rows.csv", csv.toString());
        var ofCsv = SiteKinds.source(plan).read(file);

        assertThat(ofCsv.dataset().orElseThrow().size()).isEqualTo(32);
        assertThat(rows(plan, write("rows.jsonl", lines.toString()))).isEqualTo(rows(plan, file));
        assertThat(rows(plan, parquet("select * from read_csv('" + file + "')")))
                .isEqualTo(rows(plan, file));
    }

    @Test
    void badCellIsNamedByItsRowAndColumn() throws IOException, SQLException {
        var parquet = read(parquet("select case when i = 6 then '1,5' else i::varchar end as age, 'a' as ward,"
                + " i % 2 = 1 as ill from range(40) r(i)"));
        var lines = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> "{\"age\": " + i + ", \"ward\": \"b\", \"ill\": 1}")
                .toList());
        lines.set(6, "{\"age\": \"n/a\", \"ward\": \"d\", \"ill\": 1}");
        var json = read(write("rows.ndjson", String.join("\n", lines)));

        assertThat(parquet.problems())
                .extracting(Problem::toString)
                .anySatisfy(said -> assertThat(said).startsWith("row 7, column \"age\": \"1,5\" has a decimal comma"))
                .anySatisfy(
                        said -> assertThat(said).startsWith("row 1, column \"ill\": 40 cells are words for yes or no"));
        assertThat(json.problems())
                .extracting(Problem::toString)
                .anySatisfy(said -> assertThat(said).startsWith("row 7, column \"age\": \"n/a\" stands for a missing"))
                .anySatisfy(said -> assertThat(said).startsWith("row 7, column \"ward\": \"d\" (the plan has"));
    }

    @Test
    void columnThatIsNotThereIsSaidWithTheOneThatMayBeMeant() throws IOException, SQLException {
        var report = read(parquet("select i as \"Age\", 'a' as ward, 1 as ill from range(40) r(i)"));

        assertThat(report.problems())
                .singleElement()
                .asString()
                .startsWith("column \"age\": the file has no such column; the plan needs it. The file has \"Age\"");
    }

    @Test
    void damagedFilesAreRefusedInWordsWithoutTheirPath() throws IOException {
        var parquet = read(write("cut.parquet", "PAR1 and nothing else"));
        var json = read(write("rows.jsonl", "{\"age\": 1, \"ward\": \"a\", \"ill\": 1}\n{\"age\": \n"));

        assertThat(List.of(parquet, json)).allSatisfy(report -> {
            assertThat(report.fits()).isFalse();
            assertThat(report.problems())
                    .first()
                    .satisfies(problem -> assertThat(problem.message())
                            .startsWith("it cannot be read")
                            .doesNotContain(folder.toString()));
        });
    }

    /** Of a member that only late lines have, and of a folder's name that says what a column is. */
    @Test
    void columnsAreThoseOfTheFileAlone() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            lines.append(
                    i < 25_000
                            ? "{\"ward\": \"%s\", \"ill\": %d}%n".formatted("abc".charAt(i % 3), i % 2)
                            : "{\"age\": %d, \"ward\": \"%s\", \"ill\": %d}%n"
                                    .formatted(50 + i % 7, "abc".charAt(i % 3), i % 2));
        }
        Files.createDirectory(folder.resolve("ward=b"));

        var dataset = fitting(write("ward=b/rows.jsonl", lines.toString()));

        assertThat(dataset.size()).isEqualTo(30_000);
    }

    @Test
    void rowThatIsTooLongIsRefused() throws IOException {
        var line = "{\"age\": 50, \"ward\": \"%s\", \"ill\": 1}%n".formatted("a".repeat(1 << 20));

        assertThat(read(write("rows.jsonl", line)).problems())
                .extracting(Problem::message)
                .anySatisfy(said -> assertThat(said).startsWith("a row has more than 1048576 characters"));
    }

    /** Inputs and label of each row. */
    private static List<List<Float>> rows(StudyPlan plan, Path file) {
        var dataset = fitting(plan, file);
        var rows = new ArrayList<List<Float>>();
        for (var side : List.of(dataset.training(), dataset.evaluation())) {
            for (var row : side) {
                var inputs = new float[plan.inputs().width()];
                row.writeInputs(inputs, 0, inputs.length);
                var values = new ArrayList<Float>();
                for (float input : inputs) {
                    values.add(input);
                }
                values.add(row.label(0));
                rows.add(values);
            }
        }
        return rows;
    }

    private static Dataset fitting(Path file) {
        return fitting(PLAN, file);
    }

    private static Dataset fitting(StudyPlan plan, Path file) {
        var report = SiteKinds.source(plan).read(file);
        assertThat(report.fits()).as(report.problems().toString()).isTrue();
        return report.dataset().orElseThrow();
    }

    private static DatasetReport read(Path file) {
        return SiteKinds.source(PLAN).read(file);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path parquet(String query) throws SQLException {
        var file = folder.resolve("rows.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("copy (" + query + ") to '" + file + "' (format parquet)");
        }
        return file;
    }
}
