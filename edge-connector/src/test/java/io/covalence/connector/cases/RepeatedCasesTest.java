package io.covalence.connector.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.dataset.Problem;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Files of molecules for which something of their own is right: how many repeat, conflict, or are none. */
@Tag("cases")
class RepeatedCasesTest {
    @TestFactory
    Stream<DynamicTest> filesOfMolecules() {
        return Stream.of(
                        // Phenol once more among the others, with the other label
                        OriginalCases.test(
                                "22-same-molecule-many-spellings.csv",
                                Case.CLASSIFICATION,
                                fits(
                                        "25 rows repeat the molecule of an earlier row (4 molecules",
                                        "1 molecule with both labels")),
                        OriginalCases.test(
                                "22b-repeats-with-conflicting-labels.csv",
                                Case.CLASSIFICATION,
                                fits("10 molecules with both labels, 0 and 1")),
                        OriginalCases.test(
                                "24-not-smiles-cas-inchi-names.csv",
                                Case.CLASSIFICATION,
                                refused(
                                        "2 cells hold a word for a missing value instead of SMILES, first in row 7",
                                        "1 cell holds an InChI instead of SMILES, first in row 2",
                                        "1 cell holds an InChIKey instead of SMILES, first in row 4",
                                        "1 cell holds a CAS number instead of SMILES, first in row 1",
                                        "1 cell holds a name instead of SMILES, first in row 3",
                                        "row 5 (line 6), column \"smiles\": the molecule does not parse",
                                        "1 cell has a title after the first blank")),
                        OriginalCases.test(
                                "35-neutral-nitrogen-four-bonds.csv",
                                Case.CLASSIFICATION,
                                refused(
                                        "row 2 (line 3), column \"smiles\": the molecule has N with 4 bonds and no charge",
                                        "row 3 (line 4), column \"smiles\": the molecule has N with 4 bonds and no charge")),
                        OriginalCases.test(
                                "36-long-chains.csv",
                                Case.CLASSIFICATION,
                                refused(
                                        "4 of 62 molecules are invalid",
                                        "row 3 (line 4), column \"smiles\": the molecule has 1601 atoms; at most 999",
                                        "row 6 (line 7), column \"smiles\": the molecule has 3991 atoms; at most 999")),
                        OriginalCases.test(
                                "38-cxsmiles-and-titles.csv",
                                Case.CLASSIFICATION,
                                fits(
                                        "cells have a ChemAxon extension (|…|) after the SMILES, which is not read, first in row 1",
                                        "cells have a title after the first blank, which is not read, first in row 2")))
                .flatMap(each -> each);
    }

    private static Consumer<DatasetReport> fits(String... sentences) {
        return report -> {
            assertThat(report.fits()).as("%s", report.problems()).isTrue();
            says(report, sentences);
        };
    }

    private static Consumer<DatasetReport> refused(String... sentences) {
        return report -> {
            assertThat(report.fits()).isFalse();
            says(report, sentences);
        };
    }

    private static void says(DatasetReport report, String... sentences) {
        for (var sentence : sentences) {
            assertThat(report.problems())
                    .extracting(Problem::toString)
                    .anySatisfy(problem -> assertThat(problem).contains(sentence));
        }
    }
}
