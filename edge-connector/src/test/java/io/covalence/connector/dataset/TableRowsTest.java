package io.covalence.connector.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which rows of a table a site learns from, which it evaluates on, and where they are kept meanwhile. */
class TableRowsTest extends TableScene {
    @Test
    void rowsOfASubjectAreOnOneSide() throws IOException {
        var plan = table(List.of(AGE), List.of(), new Split.BySubject("patient"));
        var lines = new StringBuilder("age,patient,ill\n");
        IntStream.range(0, 1_000)
                .forEach(i -> lines.append(i).append(",P").append(i % 200).append(",1\n"));

        var dataset = fitting(plan, lines.toString());

        // A fifth of 200 subjects with five rows each, four standard deviations of a binomial either way
        assertThat(dataset.evaluation()).hasSizeBetween(5 * 17, 5 * 63);
        assertThat(dataset.evaluation().size() % 5).isZero();
    }

    @Test
    void rowsWithTheSameInputsAreOnOneSideHoweverTheyAreWritten() throws IOException {
        var plan =
                table(List.of(NumericColumn.declared("age", 0, 1, Missing.REFUSE)), List.of(PAIN), new Split.ByRow());
        var lines = new StringBuilder("age,pain,ill\n");
        IntStream.range(0, 200)
                .forEach(i -> lines.append(i + ",a,1\n").append(i + ".00,a,0\n").append("+" + i + "e0, a ,1\n"));

        var dataset = fitting(plan, lines.toString());
        var sides = new HashMap<Float, Integer>();
        dataset.training().forEach(row -> sides.merge(inputs(row, 4)[0], 1, Integer::sum));

        assertThat(dataset.evaluation()).hasSizeBetween(3 * 17, 3 * 63);
        // Beyond 20 an input is cut, so that only the first ages can be told apart
        IntStream.range(0, 20)
                .forEach(age -> assertThat(sides.getOrDefault((float) age, 0)).isIn(0, 3));
    }

    @Test
    void repeatedRowsAreKeptAndCounted() throws IOException {
        var plan = table(List.of(AGE), List.of(), new Split.BySubject("patient"));

        var report = read(plan, "age,patient,ill\n" + numbered("%d,P%d,1\n", 40) + numbered("%d,P%d,1\n", 3));

        assertThat(report.dataset().orElseThrow().size()).isEqualTo(43);
        assertThat(report.problems())
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("3 rows are as an earlier one in all columns that the plan reads; all are kept"));
    }

    @Test
    void sideOfARowIsNamedOrTheFileIsRefused() throws IOException {
        var report = read(
                table(List.of(AGE), List.of(), BY_COLUMN), "age,part,ill\n" + "7,train,1\n".repeat(30) + "8,TEST,1\n");

        assertThat(report.problems())
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("row 31 (line 32), column \"part\": \"TEST\" is neither train nor test"));
    }

    @Test
    void nothingIsLeftInTheFolderOfRows() throws IOException {
        var plan = table(List.of(AGE), List.of(), BY_COLUMN);
        var folder = Files.createDirectory(directory.resolve("rows"));
        var file =
                Files.writeString(directory.resolve("site.csv"), "age,part,ill\n" + "7,train,1\n8,test,0\n".repeat(30));

        var dataset = SiteKinds.source(plan, folder).read(file).dataset().orElseThrow();

        assertThat(folder).isEmptyDirectory();
        assertThat(dataset.training()).hasSize(30);
    }

    @Test
    void folderThatCannotHoldRowsIsSaid() throws IOException {
        var file = Files.writeString(directory.resolve("site.csv"), "age,part,ill\n7,train,1\n");

        var report = SiteKinds.source(table(List.of(AGE), List.of(), BY_COLUMN), directory.resolve("none"))
                .read(file);

        assertThat(report.problems())
                .singleElement()
                .asString()
                .startsWith("its rows cannot be kept on this machine's disk");
    }
}
