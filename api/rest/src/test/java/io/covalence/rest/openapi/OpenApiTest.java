package io.covalence.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps the committed description of the interface true. */
class OpenApiTest {
    private static final Path COMMITTED = Path.of("openapi.json");

    private static String generated = "";
    private static JsonNode document = new ObjectMapper().nullNode();

    @BeforeAll
    static void generate() throws IOException {
        generated = ApiDocument.generate(Path.of("target/classes"));
        document = new ObjectMapper().readTree(generated);
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, generated);
        }
    }

    @Test
    void committedDocumentIsWhatTheResourcesSay() throws IOException {
        assertThat(Files.readString(COMMITTED))
                .as("run the tests with -Dopenapi.update=true, look at what changed, and commit it")
                .isEqualTo(generated);
    }

    @Test
    void everyOperationHasANameOfItsOwnWordsAndProblems() {
        var names = new ArrayList<String>();
        for (var path : document.get("paths")) {
            for (var operation : path) {
                if (operation.has("operationId")) {
                    names.add(operation.get("operationId").asText());
                    assertThat(operation.path("summary").asText()).isNotBlank();
                    assertThat(operation.path("description").asText())
                            .as("description of " + operation.path("operationId"))
                            .isNotBlank();
                    assertThat(operation.path("parameters"))
                            .as("parameters of " + operation.path("operationId"))
                            .allMatch(parameter -> parameter.has("$ref") || parameter.has("description"));
                    assertThat(operation.path("responses").has("default")).isTrue();
                }
            }
        }

        // The methods of the resource classes, counted by hand.
        assertThat(names).hasSize(40).doesNotHaveDuplicates();
        assertThat(new HashSet<>(names)).contains("getMe", "createStudy", "enrolConnector", "getModel");
    }

    @Test
    void onlyTheTwoPublicOperationsNeedNoToken() {
        assertThat(document.at("/paths/~1v1~1invitations~1preview/post/security"))
                .isEmpty();
        assertThat(document.at("/paths/~1v1~1enrolments/post/security")).isEmpty();
        assertThat(document.at("/security/0").has("token")).isTrue();
        assertThat(document.at("/paths/~1v1~1me/get").has("security")).isFalse();
    }

    @Test
    void membersOfRecordsAreAlwaysThereAndSomeMayBeNull() {
        var run = document.at("/components/schemas/RunView");

        assertThat(run.get("required")).hasSize(13);
        assertThat(run.at("/properties/metric/anyOf")).hasSize(2);
        assertThat(document.at("/components/schemas/TargetScore/properties/loss/type")
                        .toString())
                .isEqualTo("[\"number\",\"null\"]");
        assertThat(run.at("/properties/rounds/type").asText()).isEqualTo("integer");
        assertThat(run.at("/properties/charter/anyOf")).hasSize(2);
        assertThat(document.at("/components/schemas/StudyView/properties/latestRun/anyOf"))
                .hasSize(2);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (var reference : document.findValuesAsText("$ref")) {
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }
}
