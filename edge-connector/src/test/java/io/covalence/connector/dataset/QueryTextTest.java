package io.covalence.connector.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTextTest {
    @Test
    void layoutLettersCommentsAndTheLastSemicolonDoNotMatter() {
        assertThat(QueryText.normalised("  SELECT Age,\n\till -- everybody\n FROM /* all\n of */ visits ; \n"))
                .isEqualTo("select age, ill from visits");
    }

    @Test
    void whatStandsBetweenQuotationMarksDoes() {
        assertThat(QueryText.normalised("select \"Age\"  from visits where ward = 'A -- 1;  it''s'"))
                .isEqualTo("select \"Age\" from visits where ward = 'A -- 1;  it''s'");
        assertThat(QueryText.normalised("select 'A'")).isNotEqualTo(QueryText.normalised("select 'a'"));
    }
}
