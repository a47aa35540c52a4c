package io.covalence.connector.chemistry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

class FragmentsTest {
    private static final String BASE = "CC(C)Cc1ccc(cc1)C(C)CN";

    private final Standardiser standardiser = new Standardiser();

    static List<String> declared() {
        return Fragments.declared();
    }

    /** Each part of the declared list, beside a base that is none of them. */
    @ParameterizedTest
    @MethodSource("declared")
    void everyDeclaredPartIsRemoved(String part) throws CDKException {
        assertThat(standard(BASE + "." + part)).isEqualTo(standard(BASE));
        assertThat(standard(part + "." + part + "." + BASE)).isEqualTo(standard(BASE));
    }

    @Test
    void declaredListHoldsNothingTwice() {
        assertThat(Fragments.declared().stream().filter(part -> !part.equals("O")))
                .doesNotHaveDuplicates();
    }

    /** Counter-ions of marketed salts, as ions: name of the salt, anion or cation. */
    @ParameterizedTest
    @CsvSource({
        "xinafoate, [O-]C(=O)c1ccc2ccccc2c1O",
        "aspartate, [NH3+]C(CC([O-])=O)C([O-])=O",
        "glutamate, NC(CCC(O)=O)C([O-])=O",
        "saccharinate, O=C1[N-]S(=O)(=O)c2ccccc12",
        "saccharinate, [O-]C1=NS(=O)(=O)c2ccccc12",
        "orotate, [O-]C(=O)c1cc(=O)[nH]c(=O)[nH]1",
        "nicotinate, [O-]C(=O)c1cccnc1",
        "hippurate, [O-]C(=O)CNC(=O)c1ccccc1",
        "stearate, CCCCCCCCCCCCCCCCCC([O-])=O",
        "lactobionate, OC[C@@H](O)[C@@H](O[C@@H]1O[C@H](CO)[C@H](O)[C@H](O)[C@H]1O)[C@H](O)[C@@H](O)C([O-])=O",
        "acetylsalicylate, CC(=O)Oc1ccccc1C([O-])=O",
        "teoclate, Cn1c(=O)c2[n-]c(Cl)nc2n(C)c1=O",
        "teoclate, Cn1c(=O)c2nc(Cl)[n-]c2n(C)c1=O",
    })
    void counterIonsOfMarketedSaltsAreRemoved(String name, String ion) throws CDKException {
        assertThat(standard("CC(C)Cc1ccc(cc1)C(C)C[NH3+]." + ion)).as(name).isEqualTo(standard(BASE));
    }

    /** Perindopril's salt is one of an amino acid with tert-butylamine. */
    @Test
    void erbumineIsTheAcidAlone() throws CDKException {
        assertThat(standard("CC(C)Cc1ccc(cc1)C(C)C([O-])=O.CC(C)(C)[NH3+]"))
                .isEqualTo(standard("CC(C)Cc1ccc(cc1)C(C)C(=O)O"));
    }

    private String standard(String smiles) throws CDKException {
        var molecule = new SmilesParser(SilentChemObjectBuilder.getInstance()).parseSmiles(smiles);
        assertThat(standardiser.violation(molecule)).isEmpty();
        return standardiser.standard(molecule).smiles();
    }
}
