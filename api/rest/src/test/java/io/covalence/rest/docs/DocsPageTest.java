package io.covalence.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocsPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final String page;

    DocsPageTest() throws IOException {
        document = JSON.readTree(Path.of("openapi.json").toFile());
        page = DocsPage.of(document);
    }

    @Test
    void everyOperationAndEveryRecordHasItsPlace() {
        assertThat(document.findValuesAsText("operationId"))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(page).contains("<section id=\"" + id + "\">"));
        document.at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> assertThat(page).contains("<section id=\"schema-" + name + "\">"));
    }

    @Test
    void everyLinkWithinThePageLeadsSomewhere() {
        var places = found("id=\"([^\"]+)\"");

        assertThat(places).containsAll(found("href=\"#([^\"]+)\""));
        assertThat(page).contains("GET /api/v1/runs/{run}/rounds", "The value of next from the page before");
    }

    private Set<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Test
    void wordsOfTheDocumentStayWords() throws IOException {
        var made = DocsPage.of(JSON.readTree("""
                {"info": {"title": "<b>A & B</b>"}, "paths": {"/v1/<x>": {"get": {"operationId": "a\\"b", "tags": ["<t>"],
                 "summary": "<script>", "responses": {}}}}}"""));

        assertThat(made).contains("&lt;b&gt;A &amp; B&lt;/b&gt;", "a&quot;b", "&lt;script&gt;");
        assertThat(List.of("<b>", "<script", "<x>", "<t>")).noneMatch(made::contains);
    }
}
