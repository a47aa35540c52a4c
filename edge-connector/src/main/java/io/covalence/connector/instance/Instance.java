package io.covalence.connector.instance;

import io.covalence.connector.Json;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * What the running connector goes by, as the folder remembers it.
 *
 * @param id made anew at a start; 32 hex digits
 * @param accepted the last one that the service accepted for this folder; empty before the first
 */
record Instance(String id, String accepted) {
    private static final int BYTES = 16;

    /**
     * Begins a start, and writes it down before the service hears of it: were its answer lost with this process, the next start
     * goes by the same id and is known again.
     */
    static Instance begin(ConnectorHome home, RandomGenerator random) {
        var before = PrivateFiles.readJson(home.instance(), Instance.class).orElse(new Instance("", ""));
        if (!before.id().equals(before.accepted())) {
            return before;
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Instance(HexFormat.of().formatHex(bytes), before.accepted()).write(home);
    }

    /** As the service has accepted it. */
    Instance accepted(ConnectorHome home) {
        return new Instance(id, id).write(home);
    }

    private Instance write(ConnectorHome home) {
        PrivateFiles.replace(home.instance(), Json.bytes(this));
        return this;
    }
}
