package io.covalence.portal.recruiting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddresseeTest {
    @Test
    void linesAndCommasSeparate() {
        assertThat(Addressee.parse(" ann@elm.example\n\nbo@fir.example, cy@ash.example;\n,"))
                .extracting(Addressee::email)
                .containsExactly("ann@elm.example", "bo@fir.example", "cy@ash.example");
    }

    @Test
    void anAddressMayComeWithItsInstitution() {
        assertThat(Addressee.parse("Elm Hospital <ann@elm.example>\n<bo@fir.example>"))
                .containsExactly(new Addressee("Elm Hospital", "ann@elm.example"), new Addressee("", "bo@fir.example"));
    }

    @Test
    void whatIsWrittenOtherwiseIsLeftForTheServiceToRefuse() {
        assertThat(Addressee.parse("Elm <ann@elm.example> Hospital"))
                .containsExactly(new Addressee("", "Elm <ann@elm.example> Hospital"));
    }

    @Test
    void whatIsReadCanBeWrittenAgain() {
        for (var written : new String[] {"ann@elm.example", "Elm Hospital <ann@elm.example>"}) {
            assertThat(Addressee.parse(written).getFirst().written()).isEqualTo(written);
        }
    }
}
