package io.covalence.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.ScaledColumn;
import io.covalence.service.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept with a run stays readable when a later release keeps more. */
class StoredSummaryTest {
    @Test
    void scaleThatDoesNotSayWhetherItIsRoughIsRead() {
        var stored = """
                {"smallestCell":5,"sites":4,"numbers":[],"categories":[],"tables":[],
                 "scale":[{"column":"age","mean":54.25,"standardDeviation":9.5}]}""";

        assertThat(Json.read(stored, DataSummary.class))
                .isEqualTo(DataSummary.scale(5, 4, List.of(new ScaledColumn("age", 54.25, 9.5, false))));
    }

    @Test
    void summaryWithoutAScaleIsRead() {
        var stored = "{\"smallestCell\":5,\"sites\":4,\"numbers\":[],\"categories\":[],\"tables\":[]}";

        assertThat(Json.read(stored, DataSummary.class)).isEqualTo(DataSummary.scale(5, 4, List.of()));
    }
}
