package io.covalence.connector.learning.internal;

import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.work.Training;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
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

    /** Mini-batches of all that the plan asks of this site in one round. */
    public long updates() {
        return training.updates(batches());
    }

    /**
     * Takes all steps of a round: through all rows in fresh order, and again, as often as that takes. Batches of a pass differ in
     * size by one row at most.
     */
    public void run(DoubleConsumer progress) {
        take(network::step, progress);
    }

    /** The same, with a term added to the gradient of each step. */
    public void run(GradientTerm term, DoubleConsumer progress) {
        take(batch -> network.step(batch, term), progress);
    }

    /** Takes one step along the gradient of all rows together, which is summed up batch by batch. */
    public void descendOnce(DoubleConsumer progress) {
        int batches = batches();
        try (var sum = network.zeros()) {
            for (int batch = 0; batch < batches; batch++) {
                network.addGradient(batch(batch, batches), sum);
                progress.accept((double) (batch + 1) / batches);
            }
            if (batches > 0) {
                network.step(sum, rows.size());
            }
        }
    }

    private void take(Consumer<Batch> step, DoubleConsumer progress) {
        int batches = batches();
        long updates = training.updates(batches);
        for (long update = 0; update < updates; update++) {
            int batch = (int) (update % batches);
            if (batch == 0) {
                shuffle();
            }
            step.accept(batch(batch, batches));
            progress.accept((double) (update + 1) / updates);
        }
    }

    private Batch batch(int batch, int batches) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("training was interrupted");
        }
        int from = Math.toIntExact((long) rows.size() * batch / batches);
        int to = Math.toIntExact((long) rows.size() * (batch + 1) / batches);
        var chosen = Arrays.stream(order, from, to).mapToObj(rows::get).toList();
        return network.batch(chosen);
    }

    private int batches() {
        return Math.ceilDiv(rows.size(), training.batchSize());
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
