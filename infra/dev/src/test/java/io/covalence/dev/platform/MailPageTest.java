package io.covalence.dev.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailPageTest {
    @Test
    void whatMailHoldsIsTextExceptForItsLinks() {
        var article = MailPage.article(new MailServer.Letter(
                "ann@elm.example", "<b>Study</b>", "> <script>x</script>\nhttp://localhost:1/portal/join#a_b-c\n"));

        assertThat(article)
                .contains("<h2>&lt;b&gt;Study&lt;/b&gt;</h2>")
                .contains("&gt; &lt;script&gt;x&lt;/script&gt;")
                .contains(
                        "<a href=\"http://localhost:1/portal/join#a_b-c\">http://localhost:1/portal/join#a_b-c</a>\n");
    }
}
