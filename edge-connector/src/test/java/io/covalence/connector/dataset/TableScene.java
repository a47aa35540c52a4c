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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** Tables in files, read under a plan. */
abstract class TableScene {
    static final NumericColumn AGE = NumericColumn.perSite("age", Missing.REFUSE);
    static final CategoricalColumn PAIN = new CategoricalColumn("pain", List.of("a", "b", "c"));
    static final Split BY_COLUMN = new Split.ByColumn("part");

    @TempDir
    Path directory = Path.of("");

    static StudyPlan table(List<NumericColumn> numeric, List<CategoricalColumn> categorical, Split split) {
        return TestPlans.binary("ill")
                .withInputs(new Table(numeric, categorical, split))
                .plan();
    }

    static String numbered(String line, int lines) {
        return IntStream.range(0, lines).mapToObj(i -> line.formatted(i, i)).reduce("", String::concat);
    }

    Dataset fitting(StudyPlan plan, String content) throws IOException {
        var report = read(plan, content);
        assertThat(report.fits()).as(report.problems().toString()).isTrue();
        return report.dataset().orElseThrow();
    }

    DatasetReport read(StudyPlan plan, String content) throws IOException {
        return SiteKinds.source(plan).read(Files.writeString(directory.resolve("site.csv"), content));
    }

    static float[] inputs(Row row, int width) {
        var inputs = new float[width];
        row.writeInputs(inputs, 0, width);
        return inputs;
    }
}
