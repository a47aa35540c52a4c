package io.covalence.connector.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.CharterMember;
import org.junit.jupiter.api.Test;

class SpokenNumberTest {
    private static final ByteString KEY = ByteString.ofHex("ab".repeat(32));

    /** Expected values computed with Python's integers: {@code f"{int(h, 16) % 10**40:040}"}. */
    @Test
    void numberIsTheHashModuloTenToTheFortieth() {
        assertThat(SpokenNumber.of(ByteString.ofHex("ff".repeat(32))))
                .isEqualTo("32699 84665 64056 40394 57584 00791 31296 39935");
        assertThat(SpokenNumber.of(ByteString.ofHex("00".repeat(31) + "07")))
                .isEqualTo("00000 00000 00000 00000 00000 00000 00000 00007");
    }

    /** Expected value computed with Python's hashlib and integers. */
    @Test
    void numberOfAKeyIsThatOfTheHashOfSiteAndKey() {
        assertThat(SpokenNumber.of(new CharterMember(new SiteId("a"), KEY)))
                .isEqualTo("56849 13456 04399 17953 62960 83424 09357 51129");
        assertThat(SpokenNumber.of(new CharterMember(new SiteId("b"), KEY)))
                .isNotEqualTo("56849 13456 04399 17953 62960 83424 09357 51129");
    }
}
