package io.covalence.load;

import io.covalence.connector.client.Answer;
import io.covalence.connector.client.Call;
import io.covalence.connector.client.Transport;
import io.covalence.contract.id.RoundId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A site's way to the services. Counts bytes: bodies, and of the headers those that the program itself sets, since the rest is
 * the HTTP client's. A killed site sends nothing more, whichever of its threads wants to.
 */
final class Wire implements Transport {
    private final Transport transport;
    private static final String MODELS = "/models/";

    private final Semaphore downloads;
    private final LongAdder sent;
    private final LongAdder received;
    private final AtomicReference<@Nullable Death> death = new AtomicReference<>();
    private final Set<RoundId> contributed;
    private volatile UnaryOperator<Call> spoiler = UnaryOperator.identity();
    private volatile boolean dead;

    Wire(Transport transport, Semaphore downloads, LongAdder sent, LongAdder received) {
        this(transport, downloads, sent, received, ConcurrentHashMap.newKeySet());
    }

    private Wire(
            Transport transport, Semaphore downloads, LongAdder sent, LongAdder received, Set<RoundId> contributed) {
        this.transport = transport;
        this.downloads = downloads;
        this.sent = sent;
        this.received = received;
        this.contributed = contributed;
    }

    /** The way of the same site after its connector was started again. */
    Wire again(Transport newTransport) {
        return new Wire(newTransport, downloads, sent, received, contributed);
    }

    /** Kills the site at that moment of the next round that it comes to. */
    void kill(Death moment) {
        death.set(moment);
    }

    /** Whether the service has taken the site's whole masked vector in a round. */
    boolean hasContributed(RoundId roundId) {
        return contributed.contains(roundId);
    }

    /** Changes every request before it leaves. */
    void spoil(UnaryOperator<Call> how) {
        spoiler = how;
    }

    @Override
    public Answer send(Call call) throws InterruptedException {
        var moment = death.get();
        if (moment != null && moment.comesBefore(call)) {
            dead = true;
        }
        requireAlive();
        sent.add(size(call));
        var answer = answer(spoiler.apply(call));
        received.add(answer.body().length);
        if (answer.succeeded() && Death.AFTER_MASKED.isAt(call) && call.round() != null) {
            contributed.add(call.round());
        }
        if (moment != null && moment.comesAfter(call)) {
            dead = true;
        }
        requireAlive();
        return answer;
    }

    /** Models take turns: downloaded all at once, they would have to stand in memory all at once. */
    private Answer answer(Call call) throws InterruptedException {
        if (!call.target().getPath().contains(MODELS)) {
            return transport.send(call);
        }
        downloads.acquire();
        try {
            return transport.send(call);
        } finally {
            downloads.release();
        }
    }

    private void requireAlive() throws InterruptedException {
        if (dead) {
            Thread.currentThread().interrupt();
            throw new InterruptedException("this site has been killed");
        }
    }

    private static long size(Call call) {
        long size = (long) call.method().length() + call.target().toString().length() + call.body().length;
        for (var header : call.headers().entrySet()) {
            size += (long) header.getKey().length() + header.getValue().length();
        }
        return size;
    }
}
