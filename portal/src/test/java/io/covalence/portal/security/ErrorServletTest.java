package io.covalence.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.portal.page.PlainPage;
import io.covalence.portal.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorServletTest {
    private static final PlainPage PLAIN = new PlainPage(Language.ENGLISH);

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 413, 500, 503})
    void everyFailureSaysWhatHappenedWhyAndWhatToDo(int status) {
        assertThat(ErrorServlet.page(PLAIN, "/portal/", status))
                .containsSubsequence("<h1>", "<p class=\"lead\">", "<p>", "<a href=\"/portal/\">")
                .doesNotContain("!error");
    }

    @Test
    void aForeignPagesRequestIsToldSo() {
        assertThat(ErrorServlet.page(PLAIN, "/portal/", 403)).contains("did not come from a page of this portal");
    }
}
