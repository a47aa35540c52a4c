package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of exceptions that curl and Go document. */
@Tag("cases")
class NoProxyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "covalence.example | https://covalence.example/api",
                "example | https://covalence.example/api",
                ".example | https://covalence.example/api",
                "*.example | https://covalence.example/api",
                "COVALENCE.Example | https://covalence.EXAMPLE/api",
                "other.test, covalence.example | https://covalence.example/api",
                "other.test covalence.example | https://covalence.example/api",
                "covalence.example:8443 | https://covalence.example:8443/api",
                "covalence.example:443 | https://covalence.example/api",
                "* | https://covalence.example/api",
                "10.1.2.3 | https://10.1.2.3/api",
                "10.0.0.0/8 | https://10.200.0.1/api",
                "172.16.0.0/12 | https://172.31.255.255/api",
                "2001:db8::1 | https://[2001:db8::1]/api",
                "[2001:db8::1]:8443 | https://[2001:db8::1]:8443/api",
                "2001:db8::/32 | https://[2001:db8:1::5]/api"
            })
    void coveredTargetIsReachedDirectly(String list, URI target) {
        assertThat(NoProxy.of(list).covers(target)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | https://covalence.example/api",
                "valence.example | https://covalence.example/api",
                "covalence.example.org | https://covalence.example/api",
                "covalence.example:8443 | https://covalence.example/api",
                "10.0.0.0/8 | https://11.0.0.1/api",
                "172.16.0.0/12 | https://172.32.0.1/api",
                "10.0.0.0/8 | https://covalence.example/api",
                "10.0.0.0/99 | https://10.0.0.1/api",
                "10.0.0.0/x | https://10.0.0.1/api",
                "2001:db8::/32 | https://[2001:db9::5]/api",
                ". | https://covalence.example/api"
            })
    void anyOtherTargetIsNot(String list, URI target) {
        assertThat(NoProxy.of(list).covers(target)).isFalse();
    }
}
