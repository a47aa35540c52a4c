package io.covalence.service.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private static final String PEER = "192.0.2.1";

    @Test
    void withoutProxiesOfOursTheHeaderIsNotRead() {
        assertThat(ClientAddress.of(PEER, List.of("198.51.100.7"), 0)).isEqualTo(PEER);
    }

    @Test
    void whatTheCallerWroteStandsLeftOfWhatOurProxyAdded() {
        assertThat(ClientAddress.of(PEER, List.of("198.51.100.7, 203.0.113.9"), 1))
                .isEqualTo("203.0.113.9");
        assertThat(ClientAddress.of(PEER, List.of("198.51.100.7", "203.0.113.9"), 1))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void behindTwoProxiesTheLastButOneIsTheCaller() {
        assertThat(ClientAddress.of(PEER, List.of("1.1.1.1, 203.0.113.9, 10.0.0.2"), 2))
                .isEqualTo("203.0.113.9");
        assertThat(ClientAddress.of(PEER, List.of("203.0.113.9"), 2)).isEqualTo("203.0.113.9");
        assertThat(ClientAddress.of(PEER, List.of(), 2)).isEqualTo(PEER);
    }

    @Test
    void aNetworkOf64BitsIsOneCaller() {
        var one = ClientAddress.of("2001:db8:1:2:aaaa::1", List.of(), 0);

        assertThat(ClientAddress.of("2001:db8:1:2:bbbb:cccc::2", List.of(), 0)).isEqualTo(one);
        assertThat(ClientAddress.of("2001:db8:1:3::1", List.of(), 0)).isNotEqualTo(one);
        assertThat(ClientAddress.of(PEER, List.of("[2001:db8:1:2::9]:4711"), 1)).isEqualTo(one);
    }

    @Test
    void portsAreNoPartAndMappedAddressesAreTheirOwn() {
        assertThat(ClientAddress.of(PEER, List.of("203.0.113.9:51000"), 1)).isEqualTo("203.0.113.9");
        assertThat(ClientAddress.of(PEER, List.of("::ffff:203.0.113.9"), 1)).isEqualTo("203.0.113.9");
    }

    /** A name would be looked up, by whoever answers for it. */
    @Test
    void whatIsNoAddressIsNobodysAndIsNotLookedUp() {
        for (var garbage :
                List.of("evil.example", "unknown", "_hidden", "a".repeat(5_000), "1.2.3", "dead", "\r\nx", ":::::")) {
            assertThat(ClientAddress.of(PEER, List.of(garbage), 1)).isEqualTo("unknown");
        }
    }
}
