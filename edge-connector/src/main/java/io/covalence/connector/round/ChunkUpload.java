package io.covalence.connector.round;

import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.contract.id.RoundId;
import io.covalence.secagg.client.MaskedVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Uploads a masked vector's chunks, two at a time. */
final class ChunkUpload {
    private static final int AT_A_TIME = 2;

    private final AggregationServiceClient service;
    private final RetryPolicy retryPolicy;
    private final Duration allowed;

    ChunkUpload(AggregationServiceClient service, RetryPolicy retryPolicy, Duration allowed) {
        this.service = service;
        this.retryPolicy = retryPolicy;
        this.allowed = allowed;
    }

    void send(RoundId roundId, MaskedVector masked) throws InterruptedException {
        if (masked.chunkCount() == 1) {
            sendOne(roundId, masked, 0);
            return;
        }
        var tasks = new ArrayList<Callable<@Nullable Void>>();
        for (int i = 0; i < masked.chunkCount(); i++) {
            int index = i;
            tasks.add(() -> {
                sendOne(roundId, masked, index);
                return null;
            });
        }
        try (var executor =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            for (var done : executor.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e.getCause());
        }
    }

    private void sendOne(RoundId roundId, MaskedVector masked, int index) throws InterruptedException {
        var digest = masked.chunkDigests().get(index).hex();
        retryPolicy.insist(allowed, () -> service.chunk(roundId, index, masked.chunk(index), digest));
    }
}
