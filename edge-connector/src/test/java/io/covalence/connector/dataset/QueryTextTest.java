package io.covalence.connector.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {
    private static final String QUERY = "select age, ill from visits where age >= -1 and ward = 'A'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT age,ill FROM visits WHERE age>=-1 AND ward='A'",
                "  select\tage ,\r\n ill from visits where age >= - 1 and ward = 'A' ; ;\n",
                "select age, ill -- everybody\n from visits where age >= -1 and ward = 'A' -- the end",
                "select age, ill --\r from visits where age >=/* all /* of */ them */-1 and ward = 'A'",
                "select \"age\", ill from \"visits\" where age >= -1 and ward = 'A';--",
                "/**/select age, ill from visits where age >= -1 and ward = 'A'/* never closed"
            })
    void layoutLettersCommentsAndSemicolonsAtTheEndDoNotMatter(String other) {
        assertThat(QueryText.normalised(other)).isEqualTo(QueryText.normalised(QUERY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select age, ill from visits where age >= -1 and ward = 'a'",
                "select age, ill from visits where age >= -1 and ward = 'A '",
                "select age, ill from visits where age >= -1 and ward = E'A'",
                "select age, ill from visits where age > = -1 and ward = 'A'",
                "select \"Age\", ill from visits where age >= -1 and ward = 'A'",
                "select a ge, ill from visits where age >= -1 and ward = 'A'",
                "select age, ill from visits where age >= 1 and ward = 'A'"
            })
    void whatIsAskedDoes(String other) {
        assertThat(QueryText.normalised(other)).isNotEqualTo(QueryText.normalised(QUERY));
    }

    /** Otherwise what looks like a comment, or like the end of a text, would hide a difference. */
    @Test
    void whatStandsBetweenQuotationMarksStaysAsItIs() {
        for (var text : new String[] {
            "select 'A -- 1;  it''s'",
            "select E'it\\'s -- A'",
            "select \"A  /* \"\" B\"",
            "select $$A -- '$$",
            "select $a$ $$ -- B $a$",
            "select U&'A  \\0061'",
            "select 'never  Closed"
        }) {
            assertThat(QueryText.normalised(text + "\n, 1")).startsWith(text);
        }
    }

    @Test
    void operatorsAreCutAsPostgresDoes() {
        assertThat(QueryText.normalised("a<-1")).isEqualTo("a < - 1");
        assertThat(QueryText.normalised("a@-1")).isEqualTo("a @- 1");
        assertThat(QueryText.normalised("a::int*-b--c")).isEqualTo("a :: int * - b");
        assertThat(QueryText.normalised("1.5e-3+x.y")).isEqualTo("1.5e-3 + x . y");
    }

    /** A backtracking pattern would take a stack frame for each character. */
    @Test
    void longTextsAreRead() {
        var comments = " /*" + "/* */".repeat(50_000) + "*/";
        var plain = "'" + "it''s ".repeat(100_000) + "'";
        var escaped = "E'" + "\\n''".repeat(100_000) + "'";
        assertThat(QueryText.normalised("select " + plain + "," + escaped + comments))
                .isEqualTo("select " + plain + " , " + escaped);
    }
}
