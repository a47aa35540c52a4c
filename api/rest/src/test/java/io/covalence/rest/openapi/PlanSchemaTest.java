package io.covalence.rest.openapi;

import static io.covalence.rest.openapi.SchemaPlans.adaptive;
import static io.covalence.rest.openapi.SchemaPlans.binary;
import static io.covalence.rest.openapi.SchemaPlans.decaying;
import static io.covalence.rest.openapi.SchemaPlans.gradient;
import static io.covalence.rest.openapi.SchemaPlans.proximal;
import static io.covalence.rest.openapi.SchemaPlans.scaffold;
import static io.covalence.rest.openapi.SchemaPlans.started;
import static io.covalence.rest.openapi.SchemaPlans.survival;
import static io.covalence.rest.openapi.SchemaPlans.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Descriptor;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.task.Loss;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.rest.json.BodyJson;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the committed schema of plans true, and holds it against what the services do. */
class PlanSchemaTest {
    private static final Path COMMITTED = Path.of("plan-schema.json");
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private final ObjectMapper strict = new BodyJson().getContext(StudyPlan.class);
    private final SchemaJudge schema = new SchemaJudge(PLAIN.readTree(PlanSchema.generate()));

    PlanSchemaTest() throws IOException {}

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, PlanSchema.generate());
        }
    }

    @Test
    void committedSchemaIsWhatTheRecordsSay() throws IOException {
        assertThat(Files.readString(COMMITTED))
                .as("run the tests with -Dopenapi.update=true, look at what changed, and commit it")
                .isEqualTo(PlanSchema.generate());
    }

    @Test
    void everyFormOfAPlanIsAcceptedBySchemaAndBounds() throws IOException {
        for (var plan : List.of(
                binary(),
                numbers(Loss.squared()),
                numbers(Loss.huber(2)),
                adaptive(),
                decaying(),
                gradient(),
                proximal(),
                scaffold(),
                started(),
                survival(),
                table())) {
            JsonNode json = strict.valueToTree(plan);
            assertThat(schema.accepts(json)).as(json.toString()).isTrue();
            assertThat(violates(json)).isFalse();
            assertThat(strict.treeToValue(json, StudyPlan.class)).isEqualTo(plan);
        }
    }

    @Test
    void membersWithADefaultMayBeLeftOut() throws IOException {
        var json = (ObjectNode) strict.valueToTree(binary());
        ((ObjectNode) json.path("inputs")).remove(List.of("standardisation", "duplicates"));
        ((ObjectNode) json.at("/work/evaluation")).remove(List.of("bins", "smallestCell"));
        ((ObjectNode) json.path("work")).remove("start");
        ((ObjectNode) json.at("/work/training")).remove(List.of("localUpdates", "rateSchedule"));

        assertThat(schema.accepts(json)).isTrue();
        assertThat(strict.treeToValue(json, StudyPlan.class)).isEqualTo(binary());
    }

    @Test
    void tableMayLeaveOutWhatHasADefault() throws IOException {
        var json = strict.valueToTree(table());
        var least = (ObjectNode) json;
        least.set("inputs", PLAIN.readTree("""
                {"kind": "table", "numeric": [{"column": "age"}],
                 "categorical": [{"column": "pain", "categories": ["a", "b"]}]}"""));

        assertThat(schema.accepts(json)).isTrue();
        assertThat(strict.treeToValue(json, StudyPlan.class).inputs())
                .isEqualTo(new Table(
                        List.of(NumericColumn.perSite("age", Missing.REFUSE)),
                        List.of(new CategoricalColumn("pain", List.of("a", "b"))),
                        new Split.ByRow()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /inputs/numeric                        | {}
                    /inputs/numeric/0/column               | ""
                    /inputs/numeric/0/scaling              | "SOMEHOW"
                    /inputs/numeric/1/center               | 1e10
                    /inputs/numeric/1/scale                | 0
                    /inputs/numeric/1/missing              | "ZERO"
                    /inputs/categorical/0/categories       | ["a"]
                    /inputs/categorical/0/categories       | ["a",""]
                    /inputs/categorical/0/dropFirst        | "yes"
                    /inputs/categorical/0/unknown          | "GUESS"
                    /inputs/categorical/0/colour           | "blue"
                    /inputs/split/kind                     | "byMood"
                    /inputs/duplicates                     | "KEEP"
                    /inputs/split/column                   | 7""")
    void schemaAndBoundsRefuseTheSameOfATable(String pointer, String value) throws IOException {
        var json = changed(table(), pointer, PLAIN.readTree(value));

        assertThat(schema.accepts(json)).as("schema").isFalse();
        assertThat(violates(json)).as("bounds").isTrue();
    }

    /** Every number of a plan, just beyond what it may be; and members that are of another kind than is asked for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /schema                            | 1
                    /schema                            | 3
                    /inputs/kind                       | "images"
                    /inputs/smilesColumn               | ""
                    /inputs/smilesColumn               | 7
                    /inputs/fingerprintBits            | 1000
                    /inputs/fingerprintBits            | 64.5
                    /inputs/descriptors                | {}
                    /inputs/descriptors/0/scale        | 0
                    /inputs/descriptors/0/center       | 1e10
                    /inputs/standardisation            | "COVALENCE_2"
                    /inputs/duplicates                 | "SOME"
                    /inputs/colour                     | "blue"
                    /work/kind                         | "summary"
                    /work/task/kind                    | "crystalBall"
                    /work/task/targets                 | []
                    /work/task/columns                 | ["a"]
                    /work/task/loss/kind               | "hinge"
                    /work/task/loss/delta              | 0
                    /work/task/loss/delta              | 11
                    /work/architecture/kind            | "unet"
                    /work/architecture/hidden          | [1,1,1,1,1,1,1,1,1]
                    /work/architecture/hidden          | [0]
                    /work/architecture/activation      | "GELU"
                    /work/architecture/dropout         | 0.96
                    /work/training/learningRate        | 0
                    /work/training/momentum            | 1
                    /work/training/weightDecay         | -0.1
                    /work/training/batchSize           | 4097
                    /work/training/localEpochs         | 101
                    /work/training/localEpochs         | -1
                    /work/training/localUpdates        | 100001
                    /work/training/rateSchedule        | {"kind":"linear"}
                    /work/training/rateSchedule        | {"kind":"cosine","to":2}
                    /work/training/rateSchedule        | {"kind":"stepDecay","every":0,"factor":0.5}
                    /work/training/rateSchedule        | {"kind":"stepDecay","every":1,"factor":0}
                    /work/training/seed                | 1.5
                    /work/algorithm/kind               | "fedSomething"
                    /work/algorithm/serverLearningRate | 11
                    /work/algorithm/serverMomentum     | 1
                    /work/evaluation/fraction          | 0.6
                    /work/evaluation/bins              | 33
                    /work/evaluation/logitLimit        | 0
                    /work/evaluation/smallestCell      | 1
                    /cohort/minimumSites               | 2
                    /cohort/maximumSites               | 201
                    /cohort/assumedColluders           | -1
                    /schedule/rounds                   | 0
                    /schedule/trainingSeconds          | 4
                    /schedule/phaseSeconds             | 1
                    /encoding/clipNorm                 | 0
                    /encoding/coordinateBound          | 1e5
                    /encoding/ringBits                 | 24
                    /encoding/maximumWeight            | 0
                    /privacy/kind                      | "some"
                    /privacy/epsilon                   | 1""")
    void schemaAndBoundsRefuseTheSame(String pointer, String value) throws IOException {
        var json = changed(numbers(Loss.huber(2)), pointer, PLAIN.readTree(value));

        assertThat(schema.accepts(json)).as("schema").isFalse();
        assertThat(violates(json)).as("bounds").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schema",
                "/inputs",
                "/inputs/kind",
                "/work/task/kind",
                "/work/training",
                "/cohort/assumedColluders",
                "/encoding/ringBits",
                "/privacy",
                "/privacy/kind"
            })
    void schemaAndBoundsMissTheSame(String pointer) {
        JsonNode json = strict.valueToTree(binary());
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) json.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));

        assertThat(schema.accepts(json)).as("schema").isFalse();
        assertThat(violates(json)).as("bounds").isTrue();
    }

    /** What a schema cannot say of two members together, the bounds say. */
    @Test
    void boundsKnowMoreThanTheSchema() throws IOException {
        for (var json : List.of(
                changed(binary(), "/inputs/duplicates", PLAIN.readTree("\"MEAN\"")),
                changed(binary(), "/work/task/columns", PLAIN.readTree("[\"a\",\"a\"]")),
                changed(binary(), "/work/architecture/hidden", PLAIN.readTree("[16384,16384]")),
                changed(binary(), "/work/training/localUpdates", PLAIN.readTree("3")),
                changed(binary(), "/cohort/maximumSites", PLAIN.readTree("3")),
                changed(binary(), "/cohort/assumedColluders", PLAIN.readTree("3")))) {
            assertThat(schema.accepts(json)).isTrue();
        }
        assertThat(violates(changed(binary(), "/inputs/duplicates", PLAIN.readTree("\"MEAN\""))))
                .isTrue();
        assertThat(violates(changed(binary(), "/work/task/columns", PLAIN.readTree("[\"a\",\"a\"]"))))
                .isTrue();
        assertThat(violates(changed(binary(), "/work/architecture/hidden", PLAIN.readTree("[16384,16384]"))))
                .isTrue();
        assertThat(violates(changed(binary(), "/work/training/localUpdates", PLAIN.readTree("3"))))
                .isTrue();
        assertThat(violates(changed(binary(), "/cohort/assumedColluders", PLAIN.readTree("3"))))
                .isTrue();
    }

    private boolean violates(JsonNode json) {
        try {
            return !strict.treeToValue(json, StudyPlan.class).violations().isEmpty();
        } catch (JsonProcessingException refused) {
            return true;
        }
    }

    private JsonNode changed(StudyPlan plan, String pointer, JsonNode value) {
        JsonNode json = strict.valueToTree(plan);
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) json.at(pointer.substring(0, last))).set(pointer.substring(last + 1), value);
        return json;
    }

    private static StudyPlan numbers(Loss loss) {
        return TestPlans.regression()
                .withInputs(new MoleculeTable("smiles", 1024, List.of(new Descriptor("logP", 2, 1.5))))
                .with(new Regression(List.of(new Target("y", -3, 2)), loss))
                .plan();
    }
}
