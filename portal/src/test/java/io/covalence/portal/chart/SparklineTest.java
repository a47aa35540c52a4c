package io.covalence.portal.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void valuesAreSpreadOverTheWidthAndTheHighestIsOnTop() {
        // 2.5 pixels of margin: x = 2.5, 50, 97.5; y = 20 - 2.5 at the lowest, 2.5 at the highest, the middle between
        assertThat(Sparkline.svg(List.of(0.5, 0.75, 1.0), 100, 20))
                .contains("points=\"2.5,17.5 50.0,10.0 97.5,2.5\"")
                .contains("<circle cx=\"97.5\" cy=\"2.5\"");
    }

    @Test
    void aConstantSeriesIsALineInTheMiddle() {
        assertThat(Sparkline.svg(List.of(0.7, 0.7), 100, 20)).contains("points=\"2.5,10.0 97.5,10.0\"");
    }

    @Test
    void oneValueIsNoLine() {
        assertThat(Sparkline.svg(List.of(0.7), 100, 20)).startsWith("<svg").doesNotContain("polyline");
    }

    @Test
    void screenReadersPassItBy() {
        assertThat(Sparkline.svg(List.of(), 100, 20)).contains("aria-hidden=\"true\"");
    }
}
