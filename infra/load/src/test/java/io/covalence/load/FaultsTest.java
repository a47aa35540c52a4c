package io.covalence.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.client.Call;
import io.covalence.dev.story.Server;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final Faults faults = new Faults(4, new NoServer(), executor, site -> {});

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void everyRoundHasAFaultAndTheEvaluationRoundHasNone() {
        assertThat(Fault.in(1)).isEqualTo(Fault.NOTHING);
        assertThat(Fault.in(Fault.rounds())).isEqualTo(Fault.NOTHING_MORE);
        assertThat(Fault.in(Fault.rounds() + 1)).isEqualTo(Fault.NOTHING_MORE);
    }

    @Test
    void onlyTheVictimsUpdateIsSpoilt() {
        assertThat(faults.update(4, 2, new float[3])).contains(Float.NaN);
        assertThat(faults.update(4, 3, new float[3])).contains(Float.NEGATIVE_INFINITY);
        assertThat(faults.update(4, 4, new float[3])).hasSize(2);
        assertThat(faults.update(3, 2, new float[3])).containsExactly(0, 0, 0);
    }

    @Test
    void uploadsAreSpoiltInTheirRoundOnly() {
        var call = Call.put(URI.create("http://host/rounds/r/contributions/s/chunks/0"), "a/b", new byte[16]);
        assertThat(faults.call(4, call)).isSameAs(call);
    }

    private static final class NoServer implements Server {
        @Override
        public void kill() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void startAgain() {
            throw new UnsupportedOperationException();
        }
    }
}
