package io.covalence.connector.client;

import io.covalence.contract.site.ConnectorClaim;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds the name of this instance to requests, and reads whether a copy of this connector was refused. For use by
 * several threads.
 */
public final class InstanceTransport implements Transport {
    private final Transport transport;
    private final String instance;
    private final Consumer<String> refused;
    private @Nullable String known;

    /**
     * Sends as an instance.
     *
     * @param refused is told once each time that another connector was refused, and when that was
     */
    public InstanceTransport(Transport transport, String instance, Consumer<String> refused) {
        this.transport = transport;
        this.instance = instance;
        this.refused = refused;
    }

    @Override
    public Answer send(Call call) throws InterruptedException {
        var answer = transport.send(call.header(ConnectorClaim.HEADER, instance));
        answer.header(ConnectorClaim.REFUSED_HEADER).ifPresent(this::note);
        return answer;
    }

    private synchronized void note(String at) {
        if (!at.equals(known)) {
            known = at;
            refused.accept(at);
        }
    }
}
