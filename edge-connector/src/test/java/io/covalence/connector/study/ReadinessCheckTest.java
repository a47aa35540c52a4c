package io.covalence.connector.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.dataset.LabelCount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessCheckTest {
    /** Whether a class has one member or none is about one row; it must not show in what leaves. */
    @Test
    void whatLeavesIsTheSameForNoneAndForFewPositives() {
        assertThat(told(0)).isEqualTo(told(1)).isEqualTo(told(4)).contains("0 of 1");
        assertThat(told(5)).contains("1 of 1");
        // 100 rows: the other class has 4
        assertThat(told(96)).isEqualTo(told(0));
    }

    @Test
    void oneClassIsNoFailure() {
        assertThat(told(0)).contains("\"ready\":true").doesNotContain("FAIL");
    }

    private static String told(long positives) {
        var report = new DatasetReport(
                100,
                0,
                List.of(new LabelCount("active", 100, positives)),
                List.of(),
                0,
                Optional.of(new Dataset(List.of(), List.of())));
        return Json.text(ReadinessCheck.of(Plans.linear("active"), "00", report));
    }
}
