package io.covalence.connector.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Plans;
import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.dataset.Problem;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.Descriptor;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.Standardisation;
import io.covalence.contract.plan.task.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a cell says of a molecule, and what is done when several cells say it again. */
@Tag("cases")
class MoleculeCasesTest {
    private static final List<List<String>> SPELLINGS = List.of(
            List.of(
                    "Cc1ccccc1O",
                    "Oc1ccccc1C",
                    "CC1=CC=CC=C1O",
                    "[CH3]c1ccccc1[OH]",
                    "c1ccc(C)c(O)c1",
                    "Cc1ccccc1[O-].[Na+]"),
            List.of(
                    "CC(C)CN",
                    "NCC(C)C",
                    "CC(C)C[NH3+].[Cl-]",
                    "[H]N([H])CC(C)C",
                    "CC(C)CN.Cl",
                    "CC(C)CN.OC(=O)C(F)(F)F"),
            List.of(
                    "CCN(=O)=O",
                    "CC[N+](=O)[O-]",
                    "[O-][N+](=O)CC",
                    "CC[N+]([O-])=O",
                    "O=N(=O)CC",
                    "[CH3:1][CH2:2]N(=O)=O"),
            List.of(
                    "CC(=O)CS(C)=O",
                    "CC(=O)C[S+](C)[O-]",
                    "C[S@](=O)CC(C)=O",
                    "CS(=O)CC(=O)C",
                    "O=S(C)CC(C)=O",
                    "C[S+]([O-])CC(C)=O"));

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> cellsThatHoldNoMolecule() {
        return Stream.of(
                        refused("CCN(CC)(CC)CC", "N with 4 bonds and no charge (atom 3)"),
                        refused("CC(=[NH2])N", "N with 4 bonds and no charge (atom 3)"),
                        refused("[Cpd]CC", "open place (atom 1"),
                        refused("*CC", "open place (atom 1"),
                        refused("[R3]CC", "open place (atom 1"),
                        refused("[2*]CC", "open place (atom 1"),
                        refused("[O\u2212]CC", "U+2212 (MINUS SIGN)"),
                        refused("C[CH]CO", "a radical, or a hydrogen is missing"),
                        refused("c1ccnn1", "a hydrogen may be missing, as in [nH]"),
                        refused("CCO>>CC=O", "is a reaction"),
                        refused("[NH3]->[Cu]", "dative bond"),
                        refused("C".repeat(2_400), "2400 atoms; at most 999"),
                        refused("C(".repeat(1_900) + "C", "at most 999"),
                        refused("C1=C=CC1", "ring of 6 atoms or fewer"))
                .flatMap(example -> example.in(folder));
    }

    @TestFactory
    Stream<DynamicTest> cellsInAnotherNotation() {
        return Stream.of(
                        otherwise("108-88-3", "1 cell holds a CAS number instead of SMILES, first in row 7"),
                        otherwise("InChI=1S/C7H8/c1-7-5-3-2-4-6-7/h2-6H,1H3", "1 cell holds an InChI instead"),
                        otherwise("YXFVVABEGXRONT-UHFFFAOYSA-N", "1 cell holds an InChIKey instead"),
                        otherwise("toluene", "1 cell holds a name instead"),
                        otherwise("1-methyl-4-nitrobenzene", "1 cell holds a name instead"),
                        otherwise("C7H8", "1 cell holds a molecular formula instead"),
                        otherwise("CHEMBL9113", "1 cell holds an identifier instead"),
                        otherwise("#N/A", "1 cell holds a word for a missing value instead"))
                .flatMap(example -> example.in(folder));
    }

    @TestFactory
    Stream<DynamicTest> whatFollowsTheSmiles() {
        return Stream.of(
                        Case.classified(
                                "titles after a blank are said once",
                                CaseTable.classified()
                                        .set(0, "CCCCCCCCCCCCCCCCF cpd one", 7)
                                        .set(0, "CCCCCCCCCCCCCCCCCCF two", 9, 10)
                                        .csv(),
                                says("3 cells have a title after the first blank, which is not read, first in row 7")),
                        Case.classified(
                                "a ChemAxon extension is said once",
                                CaseTable.classified()
                                        .set(0, "CCCCCCCCCCCCCCCCF |$;;R1$|", 7)
                                        .csv(),
                                says("1 cell has a ChemAxon extension (|…|) after the SMILES, which is not read")))
                .flatMap(example -> example.in(folder));
    }

    @TestFactory
    Stream<DynamicTest> moleculesInSeveralSpellings() {
        return Stream.of(
                        spellings(Duplicates.MEDIAN, report -> {
                            assertThat(report.fits()).isTrue();
                            assertThat(report.labels().getFirst().labelled()).isEqualTo(CaseTable.ROWS + 4);
                            assertThat(report.skippedRows()).isEqualTo(20);
                            says("20 rows repeat the molecule of an earlier row (4 molecules, first in rows 57 and 58)")
                                    .accept(report);
                        }),
                        spellings(Duplicates.KEEP, report -> {
                            assertThat(report.labels().getFirst().labelled()).isEqualTo(CaseTable.ROWS + 24);
                            says("all are kept, as the plan says").accept(report);
                        }),
                        spellings(Duplicates.REFUSE, report -> {
                            assertThat(report.fits()).isFalse();
                            says("the plan wants each molecule once").accept(report);
                        }))
                .flatMap(example -> example.in(folder));
    }

    @TestFactory
    Stream<DynamicTest> conflictingLabels() {
        return Stream.of(
                        Case.classified(
                                "molecules with both labels are counted, and have the label of most rows or none",
                                CaseTable.classified().csv() + "OC,again,0\nNC,again,1\nNC,third,1\nFC,again,0\n",
                                report -> {
                                    assertThat(report.fits()).isTrue();
                                    says("2 molecules with both labels, 0 and 1")
                                            .accept(report);
                                    says("1 molecule has no label left").accept(report);
                                    assertThat(report.labels().getFirst().labelled())
                                            .isEqualTo(CaseTable.ROWS - 1);
                                }),
                        Case.measured(
                                "values of one molecule that differ by the plan's scale are counted",
                                CaseTable.measured().csv() + "OC,again,-1\nNC,again,-2.89\n",
                                report -> {
                                    says("1 molecule with values that differ by 1.0 or more")
                                            .accept(report);
                                    assertThat(report.labels().getFirst().labelled())
                                            .isEqualTo(CaseTable.ROWS);
                                }))
                .flatMap(example -> example.in(folder));
    }

    @TestFactory
    Stream<DynamicTest> absurdValues() {
        return Stream.of(
                        Case.measured(
                                        "one value in another unit is pointed at",
                                        CaseTable.measured()
                                                .target("180000000", 21)
                                                .csv(),
                                        report -> {
                                            assertThat(report.fits()).isTrue();
                                            says("1 value lies more than 20 robust standard deviations")
                                                    .accept(report);
                                            says("in row 21").accept(report);
                                        })
                                .after("17b-one-unit-wrong-nM-not-log.csv"),
                        Case.measured(
                                "a whole column in another unit is pointed at",
                                measured(i -> String.valueOf(1_000 + 10 * i)),
                                says("scales from the plan's centre 0; is the unit the plan's?")),
                        Case.measured(
                                "what no loss can hold is refused before any round",
                                CaseTable.measured().target("3e38", 12).csv(),
                                report -> {
                                    assertThat(report.fits()).isFalse();
                                    says("beyond what any loss can hold").accept(report);
                                }),
                        Case.measured(
                                "a value that only stands out is no matter",
                                CaseTable.measured().target("9", 12).csv(),
                                report -> assertThat(report.problems())
                                        .noneMatch(problem -> problem.message().contains("robust"))),
                        new Case(
                                "a descriptor in another unit is pointed at",
                                described(),
                                CaseTable.measured()
                                        .append("0.5")
                                        .header(3, "logP")
                                        .set(3, "4e6", 5)
                                        .csv()
                                        .getBytes(StandardCharsets.UTF_8),
                                says(
                                        "1 value lies more than 20 robust standard deviations from the column's median 0.5")))
                .flatMap(example -> example.in(folder));
    }

    private static Case refused(String cell, String reason) {
        return Case.classified(
                "\"" + cell.substring(0, Math.min(20, cell.length())) + "\" is one bad row, and why",
                CaseTable.classified().set(0, cell, 7).csv(),
                report -> {
                    assertThat(report.labels().getFirst().labelled()).isEqualTo(CaseTable.ROWS - 1);
                    says(reason).accept(report);
                });
    }

    private static Case otherwise(String cell, String said) {
        return Case.classified(
                "\"" + cell + "\" is named as what it is",
                CaseTable.classified().set(0, cell, 7).csv(),
                says(said));
    }

    private static Case spellings(Duplicates duplicates, Consumer<DatasetReport> right) {
        var lines = new ArrayList<String>();
        for (int molecule = 0; molecule < SPELLINGS.size(); molecule++) {
            for (var spelling : SPELLINGS.get(molecule)) {
                lines.add(spelling + ",spelling," + molecule % 2);
            }
        }
        return new Case(
                "spellings and salts are one molecule: " + duplicates,
                plan(duplicates),
                (CaseTable.classified().csv() + lines.stream().collect(Collectors.joining("\n", "", "\n")))
                        .getBytes(StandardCharsets.UTF_8),
                right);
    }

    private static StudyPlan plan(Duplicates duplicates) {
        return Plans.classification(
                new MoleculeTable("smiles", 64, List.of(), Standardisation.COVALENCE_1, duplicates),
                List.of(),
                0,
                Plans.training(0.1, 0, 0, 1),
                "active");
    }

    private static StudyPlan described() {
        return Plans.regression(
                new MoleculeTable("smiles", 64, List.of(new Descriptor("logP", 0, 1))),
                new Target("y", 0, 1),
                Plans.training(0.1, 0, 0, 1));
    }

    private static String measured(IntFunction<String> value) {
        var table = CaseTable.measured();
        IntStream.rangeClosed(1, CaseTable.ROWS).forEach(row -> table.target(value.apply(row), row));
        return table.csv();
    }

    private static Consumer<DatasetReport> says(String words) {
        return report -> assertThat(report.problems())
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem).contains(words));
    }
}
