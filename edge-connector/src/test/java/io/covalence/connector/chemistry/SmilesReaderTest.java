package io.covalence.connector.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmilesReaderTest {
    private final SmilesReader reader = new SmilesReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty",
                "'  ' | is empty",
                "C1CC | does not parse: Unclosed ring",
                "C12CC1 | does not parse",
                "c1ccc1C( | does not parse",
                "c1cccc1 | a hydrogen may be missing, as in [nH]",
                "c1nccn1 | a hydrogen may be missing, as in [nH]",
                "c1ccc2cncc2c1 | aromatic ring that cannot be written",
                "CnC | has an aromatic atom outside a ring (atom 2)",
                "C[nH]C | has an aromatic atom outside a ring (atom 2)",
                "c1ccc2occc2n1c | has an aromatic atom outside a ring (atom 10)",
                "C(C)(C)(C)(C)C | C with 5 bonds and no charge (atom 1)",
                "FC(F)(F)(F)F | C with 5 bonds and no charge (atom 2)",
                "C[O](C)C | O with 3 bonds and no charge",
                "C[N+](C)(C)(C)C | N+ with 5 bonds (atom 2)",
                "CF(C)C | F with 3 bonds and no charge",
                "CCN(CC)(CC)CC | N with 4 bonds and no charge (atom 3)",
                "CC(=[NH2])OC | N with 4 bonds and no charge (atom 3)",
                // filled up with a hydrogen, each would be another molecule
                "CN(C)=O | N with 4 bonds and no charge (atom 2)",
                "CN(C)=N | N with 4 bonds and no charge (atom 2)",
                "O=N1CCCC1 | N with 4 bonds and no charge (atom 2)",
                "CC1(C)CCCC(C)(C)N1=O | N with 4 bonds and no charge (atom 10)",
                "CS(C)C | S with 3 bonds and no charge (atom 2)",
                "CS(C)(C)=O | S with 5 bonds and no charge (atom 2)",
                "CP(C)(C)C | P with 4 bonds and no charge (atom 2)",
                "C1CCC[NH2]1=O | N with 6 bonds and no charge",
                "CCB(C)(C)C | B with 4 bonds and no charge",
                "[OH3]C | O with 4 bonds and no charge",
                "CC[CH2] | C with 3 bonds and no charge (atom 3): a radical, or a hydrogen is missing",
                "CC(C)(C)N([O])C(C)(C)C | O with 1 bond and no charge (atom 6): a radical",
                "[N] | N with 0 bonds and no charge (atom 1): a radical",
                "C[SH2] | S with 3 bonds and no charge",
                "[Lig]CC | open place (atom 1 is *, R or no element)",
                "CCO* | open place (atom 4",
                "[R2]CC[R1] | open place (atom 1",
                "[3*]CC | open place",
                "CC[*:2] | open place",
                "c1ccccc1[Qq] | open place (atom 7",
                "[1000CH4] | an isotope that does not exist: C of mass 1000",
                "[CH12] | C with 12 bonds",
                "[N+40] | N+40 with 0 bonds",
                "[Sb] | Sb with 0 bonds and no charge (atom 1): a radical",
                "C[Sb] | Sb with 1 bond and no charge (atom 2): a radical",
                "C[Sb](C)(C)C | Sb with 4 bonds and no charge (atom 2)",
                "[SbH6+3] | Sb+3 with 6 bonds (atom 1)",
                "[At] | At with 0 bonds and no charge (atom 1): a radical",
                "C[At]C | At with 2 bonds and no charge (atom 2)",
                "C[Rn] | Rn with 1 bond and no charge (atom 2)",
                "C1=C=CC1 | cumulated double bonds or a triple bond in a ring of 6 atoms or fewer",
                "C1CC#CC1 | cumulated double bonds or a triple bond in a ring of 6 atoms or fewer",
                // a lenient parser would read ethane, ammonia, CON and others
                "DCC | has the letter D outside square brackets",
                "TNT | has the letter T outside square brackets",
                "DNOC | has the letter D outside square brackets",
                "CHOOH.OC | has the letter H outside square brackets",
                "DNP | is it a formula, an abbreviation or a name?",
                "CC(R)N | has the letter R outside square brackets",
                "CLC | has the letter L outside square brackets",
                "cc | has an aromatic atom outside a ring (atom 1)",
                "cccc | has an aromatic atom outside a ring",
                "ccco | was the text turned into small letters?",
                "cco | has an aromatic atom outside a ring",
                "c1ccccc1co | has an aromatic atom outside a ring (atom 7)",
                "CoC | has an aromatic atom outside a ring (atom 2)",
                "CCO>>CC=O | is a reaction",
                "CCO>[Na+]>CC=O | is a reaction",
                "[NH3]->[Zn+2] | has a dative bond",
                "[Cl-]<-[Pt] | has a dative bond",
                "C~C | a bond of any order",
                "CC.. | empty part beside a dot",
                ".CC | empty part beside a dot",
                "CC= | a bond that leads nowhere",
                "CC(C-)C | a bond that leads nowhere",
                "CC(()C) | a branch without an atom",
                "CC[O | a bracket that is never closed",
                "C[N\u2212]C | contains the character U+2212 (MINUS SIGN)",
                "\u0421C\u041E | contains the character U+0421 (CYRILLIC CAPITAL LETTER ES)",
                "C\u00A0C | contains the character U+00A0 (NO-BREAK SPACE)",
                "CC\u200B | contains the character U+200B (ZERO WIDTH SPACE)",
                "\uFF23\uFF23 | contains the character U+FF23 (FULLWIDTH LATIN CAPITAL LETTER C)",
                "C\u0007C | contains the character U+0007",
            })
    void whatCannotBeAMoleculeIsRefusedWithTheReason(String smiles, String reason) {
        assertThat(reader.read(smiles))
                .isInstanceOfSatisfying(
                        ParsedSmiles.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason).doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64-17-5 | CAS_NUMBER",
                "CAS 7732-18-5 | CAS_NUMBER",
                "InChI=1S/CH4O/c1-2/h2H,1H3 | INCHI",
                "1S/CH4O/c1-2/h2H,1H3 | INCHI",
                "OKKJLVBELUTLKV-UHFFFAOYSA-N | INCHI_KEY",
                "InChIKey=OKKJLVBELUTLKV-UHFFFAOYSA-N | INCHI_KEY",
                "ibuprofen | NAME",
                "Sodium chloride | NAME",
                "2-(acetyloxy)benzoic acid | NAME",
                "N,N-diethylethanamine | NAME",
                "ACETIC ACID | NAME",
                "C2H6O | FORMULA",
                "NaHCO3 | FORMULA",
                "HCN | FORMULA",
                "HCOOH | FORMULA",
                "COOH | FORMULA",
                "HCHO | FORMULA",
                "HCl | FORMULA",
                "CHEMBL112 | IDENTIFIER",
                "DB00316 | IDENTIFIER",
                "Cpd-017 | IDENTIFIER",
                "1983 | NUMBER",
                "-3.25 | NUMBER",
                "NaN | MISSING_WORD",
                "N.A. | MISSING_WORD",
                "#VALUE! | MISSING_WORD",
                "? | MISSING_WORD",
                "[#7]-[#6] | SMARTS",
                "[C;H3]C | SMARTS",
                "[C][Branch1][C][O] | SELFIES",
                "[C][=O] | SELFIES",
                "GIVEQCCTSICSLYQLENYCN | SEQUENCE",
                "a V2000 M  END | MOL_BLOCK",
            })
    void whatIsAnotherNotationIsNamedAsSuch(String text, Notation notation) {
        assertThat(reader.read(text)).isInstanceOfSatisfying(ParsedSmiles.Refused.class, refused -> {
            assertThat(refused.notation()).contains(notation);
            assertThat(refused.reason()).isEqualTo("looks like " + notation.words() + "; SMILES is wanted");
        });
    }

    /** Fragments that a careless pattern would take for words, formulas or numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nc1ncnc2nc[nH]c12",
                "Cc1cccs1",
                "CNCCNC",
                "CCCCCCCCCC",
                "C1CC2CCC1CC2",
                "Clc1ccccc1Br",
                "O=C1NC(=O)C=CN1",
                "N#Cc1ccccc1",
                "[nH]1cccc1",
                "CN1CCN(CC1)c1ccc(cc1)[N+](=O)[O-]"
            })
    void ordinarySmilesAreNotTakenForAnythingElse(String smiles) {
        assertThat(reader.read(smiles)).isInstanceOf(ParsedSmiles.Valid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'CC(=O)C', NOTHING",
        "'CC(=O)C |$;;;$|', EXTENSION",
        "'CC(=O)C\t|c:1|', EXTENSION",
        "'CC(=O)C acetone', TITLE",
        "'CC(=O)C acetone [CAS 67-64-1, USP]', TITLE",
        "'CC(=O)C [=O] [C]', TITLE",
        "'CC(=O)C\tacetone 99 %', TITLE",
        "'CC(=O)C\t', NOTHING",
    })
    void whatFollowsTheFirstBlankIsNotRead(String cell, ParsedSmiles.Ignored ignored) {
        assertThat(reader.read(cell)).isInstanceOfSatisfying(ParsedSmiles.Valid.class, valid -> {
            assertThat(valid.ignored()).isEqualTo(ignored);
            assertThat(valid.molecule().identity()).isEqualTo(identity("CC(C)=O"));
        });
    }

    private String identity(String smiles) {
        return ((ParsedSmiles.Valid) reader.read(smiles)).molecule().identity();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CC(=O)Oc1ccccc1C(=O)O",
                "CN1C=NC2=C1C(=O)N(C(=O)N2C)C",
                "[Na+].CC(=O)[O-]",
                "C[N+](=O)[O-]",
                "CN(=O)=O",
                "CP(C)=O",
                "O=P(O)O",
                "CS(C)=C",
                "CS(C)(=O)=N",
                "c1ccccc1-c1ccccc1",
                "[H][H]",
                "[2H]C",
                "F[P-](F)(F)(F)(F)F",
                "F[B-](F)(F)F",
                "OS(=O)(=O)O",
                "O[Cl](=O)(=O)=O",
                "[C-]#[O+]",
                "C[Hg]C",
                "Cl[Sb](Cl)Cl",
                "C[Sb](C)(C)(Cl)Cl",
                "F[Sb-](F)(F)(F)(F)F",
                "[O-2].[O-2].[O-2].[Sb+3].[Sb+3]",
                "O=C([O-])C1O[Sb]2OC(=O)C(O2)C(C(=O)[O-])O[Sb]2OC(=O)C1O2",
                "C[At]",
                "[At-]",
                "[Rn]",
                "[Br-].CCCC[N+](C)(C)C",
                " CCO ",
            })
    void ordinaryMoleculesSaltsAndMetalsAreAccepted(String smiles) {
        assertThat(reader.read(smiles)).isInstanceOf(ParsedSmiles.Valid.class);
    }

    /** By construction a parser and the algorithms after it need a stack that grows with atoms and branches. */
    @ParameterizedTest
    @CsvSource({
        "4001, is longer than 4000 characters",
        "2400, has 2400 atoms; at most 999 are read",
        "1000, has 1000 atoms; at most 999 are read",
    })
    void overlongTextAndTooManyAtomsAreRefusedUnparsed(int atoms, String reason) {
        assertThat(reader.read("C".repeat(atoms))).isEqualTo(new ParsedSmiles.Refused(reason));
        assertThat(reader.read("[CH2]".repeat(700) + "C(=O)".repeat(320)).toString())
                .contains("is longer than");
    }

    @Test
    void deepBranchesAndManyRingsAreRefusedUnparsed() {
        assertThat(reader.read("C(".repeat(900) + "C" + ")".repeat(900)).toString())
                .contains("branches nested 900 deep; at most 100");
        assertThat(reader.read("C1CC1".repeat(61)).toString()).contains("61 ring bonds; at most 60");
    }

    /** A stack a quarter of the one that the connector gives its threads: refused or read, never thrown, and well again. */
    @Test
    void stackThatIsTooSmallIsARefusalOfThatMoleculeOnly() throws InterruptedException {
        var answers = new ConcurrentLinkedQueue<ParsedSmiles>();
        var thread = new Thread(
                null,
                () -> {
                    var small = new SmilesReader();
                    answers.add(small.read("C".repeat(999)));
                    answers.add(small.read("C(".repeat(100) + "C" + ")".repeat(100)));
                    answers.add(small.read("CCO"));
                },
                "small stack",
                128 * 1024);
        thread.start();
        thread.join();

        assertThat(answers).hasSize(3);
        assertThat(answers).last().isInstanceOf(ParsedSmiles.Valid.class);
    }
}
