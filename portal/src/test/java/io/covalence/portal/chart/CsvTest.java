package io.covalence.portal.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.portal.chart.DiagramPanel.Csv;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    /** RFC 4180, section 2. */
    @Test
    void cellsWithCommasQuotesAndLinesAreQuoted() {
        assertThat(Csv.of(List.of("a,b", "c"), List.of(List.of("say \"x\"", "two\nlines"))))
                .isEqualTo("\"a,b\",c\r\n\"say \"\"x\"\"\",\"two\nlines\"\r\n");
    }

    /** A column's name comes from outside, and a spreadsheet would run it. */
    @Test
    void noCellIsAFormula() {
        assertThat(Csv.of(List.of("=1+1", "@x"), List.of(List.of("+2", "-0.5"))))
                .isEqualTo("'=1+1,'@x\r\n'+2,-0.5\r\n");
    }
}
