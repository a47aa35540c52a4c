package io.covalence.connector.chemistry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.silent.SilentChemObjectBuilder;

class ValenceTest {
    /** What is neither a metal nor judged could have any number of bonds. */
    @Test
    void everyElementThatIsNoMetalIsJudged() {
        var judged = IntStream.rangeClosed(1, 118)
                .mapToObj(ValenceTest::atom)
                .filter(atom -> !Elements.isMetal(atom))
                .toList();

        assertThat(judged)
                .hasSize(24)
                .allSatisfy(atom -> assertThat(Valence.allowed(atom, 8))
                        .as(atom.getSymbol())
                        .isFalse());
    }

    private static IAtom atom(int number) {
        var atom = SilentChemObjectBuilder.getInstance().newAtom();
        atom.setAtomicNumber(number);
        return atom;
    }
}
