package io.covalence.connector.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.dataset.Problem;
import java.util.Arrays;
import java.util.function.Consumer;

/** What is right for a file. */
public final class Right {
    private Right() {}

    /** It fits with all its rows, and no problem is one of a kind. */
    public static Consumer<DatasetReport> fits() {
        return report -> {
            assertThat(report.problems()).extracting(Problem::kind).containsOnly("");
            assertThat(report.fits()).as("%s", report.problems()).isTrue();
            assertThat(report.rows()).isEqualTo(CaseTable.ROWS);
        };
    }

    /** It fits, and one problem says all of this. */
    public static Consumer<DatasetReport> fitsSaying(String... parts) {
        return report -> {
            assertThat(report.fits()).as("%s", report.problems()).isTrue();
            says(report, parts);
        };
    }

    /** It is refused, and one problem says all of this. */
    public static Consumer<DatasetReport> refused(String... parts) {
        return report -> {
            assertThat(report.fits()).isFalse();
            says(report, parts);
        };
    }

    /** It is refused for a kind: so many cells or rows, first in this row. */
    public static Consumer<DatasetReport> refusedFor(String kind, long count, long firstRow, String... parts) {
        return report -> {
            assertThat(report.fits()).isFalse();
            assertThat(report.problems())
                    .filteredOn(problem -> problem.kind().equals(kind))
                    .as("%s", report.problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.count()).isEqualTo(count);
                        assertThat(problem.row()).isEqualTo(firstRow);
                        assertThat(problem.toString()).matches(text -> hasAll(text, parts));
                    });
        };
    }

    /** It is refused, and it says only one thing, with all of this. */
    public static Consumer<DatasetReport> refusedOnly(String... parts) {
        return report -> {
            assertThat(report.fits()).isFalse();
            assertThat(report.problems()).singleElement().asString().contains(parts);
        };
    }

    private static void says(DatasetReport report, String... parts) {
        assertThat(report.problems()).extracting(Problem::toString).anyMatch(text -> hasAll(text, parts));
    }

    private static boolean hasAll(String text, String... parts) {
        return Arrays.stream(parts).allMatch(text::contains);
    }
}
