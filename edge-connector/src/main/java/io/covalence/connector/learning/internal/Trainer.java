package io.covalence.connector.learning.internal;

import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.work.Training;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;

/** Mini-batch descent over a site's training rows. Shuffling and dropout follow from the seed alone. */
public final class Trainer {
    private final Training training;
    private final Network network;
    private final List<Row> rows;
    private final int[] order;
    private final SplittableRandom random;

    public Trainer(Training training, Network network, List<Row> rows, long seed) {
        this.training = training;
        this.network = network;
        this.rows = rows;
        this.order = IntStream.range(0, rows.size()).toArray();
        this.random = new SplittableRandom(seed);
        Nd4j.getRandom().setSeed(random.nextLong());
    }

    /** Passes over all rows in a fresh order each; batches of a pass differ in size by one row at most. */
    public void epochs(int epochs, DoubleConsumer progress) {
        int batches = Math.ceilDiv(rows.size(), training.batchSize());
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle();
            for (int batch = 0; batch < batches; batch++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("training was interrupted");
                }
                int from = Math.toIntExact((long) rows.size() * batch / batches);
                int to = Math.toIntExact((long) rows.size() * (batch + 1) / batches);
                network.step(Batch.of(batch(from, to), network.inputs(), network.outputs()));
                progress.accept((double) (epoch * batches + batch + 1) / ((long) epochs * batches));
            }
        }
    }

    private List<Row> batch(int from, int to) {
        return Arrays.stream(order, from, to).mapToObj(rows::get).toList();
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
    }
}
