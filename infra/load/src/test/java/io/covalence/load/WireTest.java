package io.covalence.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.covalence.connector.client.Answer;
import io.covalence.connector.client.Call;
import io.covalence.contract.id.RoundId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WireTest {
    private final List<String> arrived = new ArrayList<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final Wire wire = new Wire(
            call -> {
                arrived.add(call.target().getPath());
                return Answer.plain(204, new byte[7]);
            },
            new Semaphore(1),
            sent,
            received);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void countsBodiesAndHeadersOfTheProgram() throws Exception {
        wire.send(put("/shares/s", 100).header("ab", "cde"));
        assertThat(received.sum()).isEqualTo(7);
        assertThat(sent.sum())
                .isEqualTo("PUT".length()
                        + "http://host/shares/s".length()
                        + 100
                        + 5
                        + "Content-Type".length()
                        + "application/octet-stream".length());
    }

    @Test
    void siteKilledBeforeItsKeysNeverSendsThem() {
        wire.kill(Death.BEFORE_KEYS);
        assertDead("/advertisements/s");
        assertThat(arrived).isEmpty();
    }

    @Test
    void siteKilledAfterItsMaskedVectorHasSentItsHeaderAndNothingMore() throws Exception {
        wire.kill(Death.AFTER_MASKED);
        wire.send(put("/contributions/s/chunks/0", 1));
        assertDead("/contributions/s");
        Thread.interrupted();
        assertDead("/unmaskings/s");
        assertThat(arrived).containsExactly("/contributions/s/chunks/0", "/contributions/s");
        assertThat(wire.hasContributed(new RoundId("round"))).isTrue();
    }

    private void assertDead(String path) {
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> wire.send(put(path, 1)));
    }

    private static Call put(String path, int bytes) {
        return Call.put(URI.create("http://host" + path), "application/octet-stream", new byte[bytes])
                .about(new RoundId("round"));
    }
}
