package io.covalence.aggregation.contribution;

import io.covalence.aggregation.round.Round;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.server.ChunkSum;
import io.covalence.secagg.server.RecoveredMasks;
import io.covalence.secagg.server.SummedVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Adds contributions up chunk by chunk and takes the masks out. Several threads share the chunks; each holds two chunks,
 * whatever the number of sites. The calling thread works too, so a busy executor slows it but cannot stop it.
 */
public final class ContributionSum {
    private final ContributionStore contributions;
    private final Executor executor;
    private final int workers;

    /**
     * Sums with the given help.
     *
     * @param workers threads at once, the caller's included
     */
    public ContributionSum(ContributionStore contributions, Executor executor, int workers) {
        this.contributions = contributions;
        this.executor = executor;
        this.workers = workers;
    }

    /**
     * The plain sum over the sites.
     *
     * @param digests the digests of each survivor's chunks, in order
     */
    public SummedVector open(
            Round round,
            VectorLayout layout,
            Map<String, List<ByteString>> digests,
            RecoveredMasks masks,
            Deadline deadline) {
        var work = new Work(round, new SummedVector(layout), digests, masks, deadline);
        for (int i = 1; i < Math.min(workers, layout.chunkCount()); i++) {
            executor.execute(work::run);
        }
        work.run();
        return work.result();
    }

    private final class Work {
        private final Round round;
        private final SummedVector sum;
        private final Map<String, List<ByteString>> digests;
        private final RecoveredMasks masks;
        private final Deadline deadline;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Work(
                Round round,
                SummedVector sum,
                Map<String, List<ByteString>> digests,
                RecoveredMasks masks,
                Deadline deadline) {
            this.round = round;
            this.sum = sum;
            this.digests = digests;
            this.masks = masks;
            this.deadline = deadline;
            this.left = new CountDownLatch(sum.layout().chunkCount());
        }

        /** Whatever goes wrong is noted, errors too: a chunk that was not put must never pass for zeros. */
        void run() {
            int chunk;
            while ((chunk = next.getAndIncrement()) < sum.layout().chunkCount()) {
                try {
                    if (failure.get() == null) {
                        deadline.check();
                        open(chunk);
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                } finally {
                    left.countDown();
                }
            }
        }

        private void open(int chunk) throws IOException {
            var part = new ChunkSum(sum.layout(), chunk);
            for (var site : digests.entrySet()) {
                part.add(contributions.read(
                        round, site.getKey(), chunk, site.getValue().get(chunk)));
            }
            sum.put(chunk, part.unmask(masks));
        }

        SummedVector result() {
            try {
                left.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while summing", e);
            }
            @Nullable Throwable failed = failure.get();
            if (failed == null) {
                return sum;
            }
            throw switch (failed) {
                case RuntimeException e -> e;
                case IOException e -> new UncheckedIOException(e);
                default -> new IllegalStateException("a chunk could not be summed", failed);
            };
        }
    }
}
