package io.covalence.connector.chemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.cli.OtherJava;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChemistryToolkitTest {
    private static final String BEGIN = "from here on rows are read";

    static List<Throwable> whatTheToolkitThrows() {
        return List.of(
                new IllegalStateException("a bug"),
                new StackOverflowError(),
                // Of a class whose initialiser met a full stack: at first, and at every later use
                new ExceptionInInitializerError(new StackOverflowError()),
                new NoClassDefFoundError("Could not initialize class"));
    }

    @ParameterizedTest
    @MethodSource("whatTheToolkitThrows")
    void whateverTheToolkitThrowsIsARefusalOfThatMolecule(Throwable thrown) {
        var answer = ChemistryToolkit.<String>guarded(() -> raise(thrown), reason -> reason);

        assertThat(answer)
                .isEqualTo("is too much for the chemistry toolkit ("
                        + thrown.getClass().getSimpleName() + ")");
    }

    /** A heap that is full says nothing about the molecule. */
    @Test
    void memoryThatIsShortIsNoRefusal() {
        assertThatThrownBy(
                        () -> ChemistryToolkit.<String>guarded(() -> raise(new OutOfMemoryError()), reason -> reason))
                .isInstanceOf(OutOfMemoryError.class);
    }

    /** In a process of its own, where nothing has used the toolkit before. */
    @Test
    @Timeout(120)
    void ordinaryMoleculesLoadNoClassOfTheToolkitOnceItIsReady() throws Exception {
        var ended = OtherJava.run(List.of("-Xlog:class+load"), Rows.class);
        assertThat(ended.exitCode()).as(ended.out()).isZero();

        var lines = ended.out().lines().toList();
        int begin = lines.indexOf(BEGIN);
        assertThat(begin).isPositive();
        assertThat(lines.subList(0, begin)).anyMatch(ChemistryToolkitTest::isOfTheToolkit);
        assertThat(lines.subList(begin, lines.size())).noneMatch(ChemistryToolkitTest::isOfTheToolkit);
    }

    private static boolean isOfTheToolkit(String line) {
        return line.contains("org.openscience.cdk.") || line.contains("uk.ac.ebi.beam.") || line.contains("dan2097");
    }

    /** Aspirin, caffeine, penicillin G, sodium benzoate, an N-oxide, a fluorinated aromatic nitrile, nitroethane, cholesterol. */
    static final class Rows {
        private static final List<String> ROWS = List.of(
                "CC(=O)Oc1ccccc1C(=O)O",
                "CN1C=NC2=C1C(=O)N(C(=O)N2C)C",
                "CC1([C@@H](N2[C@H](S1)[C@@H](C2=O)NC(=O)Cc3ccccc3)C(=O)O)C",
                "[Na+].[O-]C(=O)c1ccccc1",
                "Cc1cccc[n+]1[O-]",
                "N#Cc1ccc(F)cc1",
                "CC[N+](=O)[O-]",
                "C[C@H](CCCC(C)C)[C@H]1CC[C@@H]2[C@@]1(CC[C@H]3[C@H]2CC=C4[C@@]3(CC[C@@H](C4)O)C)C");

        public static void main(String[] arguments) {
            ChemistryToolkit.require();
            System.out.println(BEGIN);
            var reader = new SmilesReader();
            for (var row : ROWS) {
                var molecule = ((ParsedSmiles.Valid) reader.read(row)).molecule();
                molecule.fingerprint(64);
                molecule.splitKey();
            }
        }
    }

    private static String raise(Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(thrown);
        }
    }
}
