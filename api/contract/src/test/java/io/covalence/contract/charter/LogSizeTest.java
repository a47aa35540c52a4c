package io.covalence.contract.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSizeTest {
    private static final TenantId TENANT = new TenantId("ten_" + "t".repeat(20));

    @Test
    void isReadAsItIsWritten() {
        var size = new LogSize(TENANT, 12);

        assertThat(size.text()).isEqualTo("ten_tttttttttttttttttttt.12");
        assertThat(LogSize.of(size.text())).contains(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "ten_tttttttttttttttttttt",
                "sit_tttttttttttttttttttt.12",
                "ten_tttttttttttttttttttt.0",
                "ten_tttttttttttttttttttt.-1",
                "ten_tttttttttttttttttttt.012",
                "ten_tttttttttttttttttttt.9999999999999999999"
            })
    void whatIsNoSizeOfALogIsNotRead(String text) {
        assertThat(LogSize.of(text)).isEmpty();
    }
}
