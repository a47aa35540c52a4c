package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"https://covalence.example", "http://localhost:18080/", "http://127.0.0.1", "http://[::1]:1"})
    void encryptedOrLocalAddressesAreUsed(String address) {
        assertThat(Endpoint.of(address).at("/x").toString())
                .startsWith("http")
                .endsWith("/x")
                .doesNotContain("//x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://covalence.example",
                "http://localhost.covalence.example",
                "ftp://localhost",
                "covalence.example",
                "https://user:secret@covalence.example",
                "https://covalence.example?token=secret",
                "https://covalence.example#part",
                "https://[",
                ""
            })
    void otherAddressesAreRefusedWithoutRepeatingThem(String address) {
        assertThatThrownBy(() -> Endpoint.of(address)).hasMessageNotContaining("secret");
    }

    @Test
    void trailingSlashDoesNotCount() {
        assertThat(Endpoint.of("https://covalence.example/")).isEqualTo(Endpoint.of("https://covalence.example"));
    }
}
