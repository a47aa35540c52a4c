package io.covalence.dev.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aPortInUseIsNamedWithItsUserAndTheWayOut() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var ports = new Ports(socket.getLocalPort() - 2);

            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Port " + socket.getLocalPort() + ", which Keycloak needs, is in use")
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void aBaseWithoutRoomForAllPortsIsRefused() {
        assertThatThrownBy(() -> new Ports(65_530)).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> new Ports(80)).isInstanceOf(CannotStart.class);
    }
}
