package io.covalence.portal.wizard.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Violation;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.inputs.Unknown;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.Crossing;
import io.covalence.contract.plan.work.Summary;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import io.covalence.testkit.TestPlans;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ViewPackages(packages = "io.covalence.portal")
class PlanEditorTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    static Stream<StudyPlan> plans() {
        return Stream.of(
                molecules(),
                table(),
                TestPlans.regression(new Target("y", -2.9, 2.4)).plan(),
                TestPlans.summary(
                                new Table(
                                        List.of(NumericColumn.declared("age", 60, 15, Missing.INDICATOR)),
                                        List.of(
                                                new CategoricalColumn("sex", List.of("f", "m")),
                                                new CategoricalColumn("stage", List.of("I", "II"))),
                                        new Split.ByRow()),
                                new Summary(List.of(new Crossing("sex", "stage"))))
                        .plan());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aPlanIsReadAsItWasShown(StudyPlan plan) {
        var reading = new PlanEditor(plan, () -> {}).read();

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.plan()).isEqualTo(plan);
    }

    /** Yes or no of molecules. */
    private static StudyPlan molecules() {
        return TestPlans.binary(4).plan();
    }

    /** Yes or no of rows of numbers and categories. */
    private static StudyPlan table() {
        var columns = Stream.of("age", "chol", "thalach")
                .map(column -> NumericColumn.perSite(column, Missing.REFUSE))
                .toList();
        return TestPlans.binary("disease")
                .withInputs(new Table(
                        columns,
                        List.of(new CategoricalColumn("cp", List.of("1", "2"), true, Unknown.OTHER, true)),
                        new Split.BySubject("patient")))
                .plan();
    }

    private static Component field(PlanEditor editor, String pointer) {
        return editor.at(pointer).orElseThrow().component();
    }

    @SuppressWarnings("unchecked")
    private static void type(PlanEditor editor, String pointer, String value) {
        ((HasValue<?, String>) field(editor, pointer)).setValue(value);
    }

    @SuppressWarnings("unchecked")
    private static void choose(PlanEditor editor, String pointer, Object value) {
        ((Select<Object>) field(editor, pointer)).setValue(value);
    }

    private static RecordForm kind(String kind) {
        return RecordForms.all().stream()
                .filter(form -> form.type().isAnnotationPresent(Kind.class))
                .filter(form -> form.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** What was typed, where, and the field at which the plan's own words then stand. */
    @ParameterizedTest
    @CsvSource({
        "/cohort/minimumSites, 2, Fewest sites of a sum, must be from 3 to 200",
        "/cohort/assumedColluders, 2, Sites that may collude, must leave two honest sites in the smallest cohort",
        "/work/training/learningRate, 11, Learning rate, must be from 0.00000001 to 10",
        "/work/training/localUpdates, 5, 'Steps a round, instead of passes', exactly one of localEpochs and localUpdates must be there and more than 0",
        "/schedule/rounds, 0, Rounds, must be from 1 to 10000",
        "/encoding/clipNorm, 0, Largest norm, must be from 0.000001 to 1000000",
        "/inputs/numeric/2/column, age, 'Columns of numbers 3, Column', stands twice",
        "/work/task/columns/0, '', Columns to predict, must be from 1 to 1000",
        "/work/task/columns/0, age, Task, a column to predict is among the inputs"
    })
    void everyFaultLeadsToTheFieldThatItNames(String pointer, String typed, String name, String message) {
        var editor = new PlanEditor(table(), () -> {});
        type(editor, pointer, typed);

        var faults = editor.read().faults();

        assertThat(faults).extracting(Violation::message).contains(message);
        var fault = faults.stream()
                .filter(one -> one.message().equals(message))
                .findFirst()
                .orElseThrow();
        assertThat(editor.at(fault.pointer())).hasValueSatisfying(field -> {
            assertThat(field.name()).isEqualTo(name);
            field.refuse(message);
            assertThat(((HasValidation) field.component()).isInvalid()).isTrue();
        });
    }

    /** Whatever kinds are put together, each thing that is wrong with them has a field. */
    @Test
    void everyCombinationThatCannotBeLeadsToAField() {
        var editor = new PlanEditor(molecules(), () -> {});
        for (var part :
                List.of("/inputs", "/work/task", "/work/architecture", "/work/algorithm", "/work/start", "/work")) {
            for (var form : RecordForms.ofPart(editorPart(editor, part))) {
                choose(editor, part + "/kind", form);
                assertThat(editor.read().faults())
                        .allSatisfy(fault -> assertThat(editor.at(fault.pointer()))
                                .as(fault.toString())
                                .isPresent());
            }
        }
    }

    private static Class<?> editorPart(PlanEditor editor, String part) {
        var chosen = (RecordForm) ((Select<?>) field(editor, part + "/kind")).getValue();
        return chosen.type().getInterfaces()[0];
    }

    @ParameterizedTest
    @CsvSource({
        "/schedule/rounds, ten, must be a whole number",
        "/encoding/clipNorm, '1,5', must be a number such as 0.5",
        "/schedule/rounds, '', is missing",
        "/work/training/seed, 1.5, must be a whole number"
    })
    void whatIsNoNumberIsSaidAtItsField(String pointer, String typed, String message) {
        var editor = new PlanEditor(table(), () -> {});
        type(editor, pointer, typed);

        var reading = editor.read();

        assertThat(reading.plan()).isNull();
        assertThat(reading.faults()).containsExactly(new Violation(pointer, message));
    }

    @Test
    void aMemberWithADefaultMayBeLeftEmpty() {
        var editor = new PlanEditor(table(), () -> {});
        type(editor, "/inputs/numeric/0/limit", "");

        assertThat(editor.read().plan()).isEqualTo(table());
    }

    @Test
    void whatWasTypedForAnotherKindComesBackWithIt() {
        var plan = molecules();
        var editor = new PlanEditor(plan, () -> {});
        choose(editor, "/work/algorithm/kind", kind("scaffold"));
        type(editor, "/work/algorithm/controlBound", "0.25");
        assertThat(editor.read().plan())
                .extracting(made -> made.learning().algorithm())
                .isEqualTo(new Scaffold(1, 10, 0.25));
        choose(editor, "/work/algorithm/kind", kind("fedAvg"));
        assertThat(editor.read().plan()).isEqualTo(plan);

        choose(editor, "/work/algorithm/kind", kind("scaffold"));

        assertThat(((TextField) field(editor, "/work/algorithm/controlBound")).getValue())
                .isEqualTo("0.25");
    }

    @Test
    void aColumnOfASpreadsheetCanBePasted() {
        var editor = new PlanEditor(molecules(), () -> {});
        type(editor, "/work/task/columns", "one\r\n  two  \nthree\n");

        assertThat(editor.read().plan())
                .extracting(made -> made.learning().task().columns())
                .isEqualTo(List.of("one", "two", "three"));
        type(editor, "/work/task/columns", "one\ntwo\none");
        var fault = editor.read().faults().getFirst();
        assertThat(editor.at(fault.pointer()).orElseThrow().name()).isEqualTo("Columns to predict, line 3");
    }

    @Test
    void rowsAreAddedAndRemoved() {
        var editor = new PlanEditor(molecules(), () -> {});
        var rows = (RowsField) field(editor, "/inputs/descriptors");
        button(rows, "Add a row").click();
        type(editor, "/inputs/descriptors/0/column", "weight");
        assertThat(editor.read().plan())
                .extracting(made -> made.inputs().width())
                .isEqualTo(65);
        button(rows, "Remove").click();

        assertThat(editor.read().plan()).isEqualTo(molecules());
    }

    @Test
    void theHeadOfAFileBecomesARowForEachName() {
        var editor = new PlanEditor(molecules(), () -> {});
        var rows = (RowsField) field(editor, "/inputs/descriptors");
        all(rows)
                .filter(TextArea.class::isInstance)
                .map(TextArea.class::cast)
                .findFirst()
                .orElseThrow()
                .setValue("weight, \"log P\"\nTPSA\n");
        button(rows, "Add these").click();

        assertThat(editor.read().plan())
                .extracting(made -> made.inputs().columns())
                .isEqualTo(List.of("smiles", "weight", "log P", "TPSA"));
    }

    @Test
    void ofATableOfManyColumnsTheFirstHaveFieldsAndAPointerBringsTheOthers() {
        var columns = IntStream.range(0, 1_000)
                .mapToObj(i -> NumericColumn.perSite("column " + i, Missing.REFUSE))
                .toList();
        var plan = TestPlans.summary(new Table(columns, List.of(), new Split.ByRow()), new Summary(List.of()))
                .plan();
        var editor = new PlanEditor(plan, () -> {});
        long before = editor.fields().count();

        assertThat(editor.at("/inputs/numeric/30/scaling").orElseThrow().name())
                .isEqualTo("Columns of numbers 31, Scaled by");
        assertThat(before).isLessThan(300);
        assertThat(editor.read().faults()).extracting(Violation::pointer).contains("/inputs/numeric/999/scaling");
    }

    private static Button button(Component within, String label) {
        return all(within)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(PlanEditorTest::all));
    }
}
