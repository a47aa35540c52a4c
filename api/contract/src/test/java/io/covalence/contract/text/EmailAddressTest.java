package io.covalence.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ann@elm.example, a•••@elm.example",
        "a@elm.example, a•••@elm.example",
        "毒性@elm.example, 毒•••@elm.example",
        "\uD83E\uDDEA1@elm.example, \uD83E\uDDEA•••@elm.example",
    })
    void ofAnAddressItsFirstLetterAndItsDomainAreShown(String address, String masked) {
        assertThat(EmailAddress.masked(address)).isEqualTo(masked);
    }
}
