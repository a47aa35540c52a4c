package io.covalence.connector.learning.internal;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.task.LabelLayout;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A plan's model in the learning library, with parameters as a flat array. */
public final class Network implements AutoCloseable {
    private final MultiLayerNetwork layers;
    private final int inputs;
    private final LabelLayout layout;
    private final int hidden;

    /**
     * Takes a model over.
     *
     * @param layers dense ones; closed with this
     * @param inputs of the first
     * @param layout of the labels that its loss reads
     */
    public Network(MultiLayerNetwork layers, int inputs, LabelLayout layout) {
        this.layers = layers;
        this.inputs = inputs;
        this.layout = layout;
        this.hidden = layers.getnLayers() - 1;
    }

    /** A copy of the parameters. */
    public float[] parameters() {
        var values = new float[Math.toIntExact(layers.numParams())];
        try {
            memory().get(values);
        } finally {
            Reference.reachabilityFence(layers);
        }
        return values;
    }

    /** Sets the parameters and forgets the momentum. */
    public void parameters(float[] values) {
        if (values.length != layers.numParams()) {
            throw new IllegalArgumentException(
                    "the model has " + layers.numParams() + " parameters, not " + values.length);
        }
        try {
            memory().put(values);
        } finally {
            Reference.reachabilityFence(layers);
        }
        var momentum = layers.getUpdater().getStateViewArray();
        if (momentum != null) {
            momentum.assign(0);
        }
    }

    /** Where the parameters lie: copied from and to directly, so that no second copy stands in memory. */
    private FloatBuffer memory() {
        return layers.params().data().asNioFloat();
    }

    /** Sets the learning rate of the steps from here on. */
    public void learningRate(double rate) {
        if (rate != layers.getLearningRate(0)) {
            layers.setLearningRate(rate);
        }
    }

    Batch batch(List<Row> rows) {
        return Batch.of(rows, inputs, layout);
    }

    /** One step along the gradient of a batch. */
    void step(Batch batch) {
        try (var inputs = matrix(batch.inputs(), batch.rows());
                var labels = matrix(batch.labels(), batch.rows());
                var mask = matrix(batch.mask(), batch.rows())) {
            layers.fit(new DataSet(inputs, labels, null, mask));
        }
    }

    /** One step along the gradient of a batch and what an algorithm adds to it; adding nothing, it is the step without. */
    void step(Batch batch, GradientTerm term) {
        var gradient = gradient(batch).divi(batch.rows());
        term.addTo(gradient, flat());
        descend();
    }

    /** One step along a mean gradient that was summed up before: see {@link #addGradient}. */
    void step(INDArray sum, int rows) {
        gradients().assign(sum).divi(rows);
        descend();
    }

    /** Adds up, over the rows of a batch, the gradients of the model as it is. */
    void addGradient(Batch batch, INDArray sum) {
        sum.addi(gradient(batch));
    }

    /** Zeros, one for each parameter; the caller closes them. */
    INDArray zeros() {
        return Nd4j.zeros(gradients().shape());
    }

    /** A copy of the parameters as gradient terms see them; the caller closes it. */
    public INDArray copy() {
        return flat().dup();
    }

    private INDArray flat() {
        return layers.params().reshape(gradients().shape());
    }

    private INDArray gradients() {
        if (layers.getGradientsViewArray() == null) {
            layers.initGradientsView();
        }
        return layers.getGradientsViewArray();
    }

    /** The library's own, a sum over the rows of the batch. */
    private INDArray gradient(Batch batch) {
        try (var inputs = matrix(batch.inputs(), batch.rows());
                var labels = matrix(batch.labels(), batch.rows());
                var mask = matrix(batch.mask(), batch.rows())) {
            layers.setInput(inputs);
            layers.setLabels(labels);
            layers.setLayerMaskArrays(null, mask);
            layers.computeGradientAndScore();
            layers.clearLayerMaskArrays();
            layers.clearLayersStates();
            return gradients();
        }
    }

    /** What the library does with a gradient that is divided by its rows already: penalty, momentum, learning rate. */
    private void descend() {
        layers.getUpdater()
                .update(
                        layers,
                        layers.gradient(),
                        layers.getIterationCount(),
                        layers.getEpochCount(),
                        1,
                        LayerWorkspaceMgr.noWorkspaces());
        flat().subi(gradients());
    }

    /**
     * Outputs before the last activation: logits, or standardised predictions.
     *
     * @return row by row
     */
    float[] scores(float[] inputs, int rows) {
        try (var matrix = matrix(inputs, rows)) {
            var last = hidden == 0
                    ? matrix
                    : layers.feedForwardToLayer(hidden - 1, matrix, false).getLast();
            try {
                return last.mmul(layers.getParam(hidden + "_W"))
                        .addiRowVector(layers.getParam(hidden + "_b"))
                        .dup('c')
                        .data()
                        .asFloat();
            } finally {
                // The product is native code that is given an address alone, as in FencedExecutioner.
                Reference.reachabilityFence(last);
            }
        }
    }

    int inputs() {
        return inputs;
    }

    private static INDArray matrix(float[] values, int rows) {
        return Nd4j.create(values, new long[] {rows, values.length / rows}, 'c');
    }

    @Override
    public void close() {
        layers.close();
    }
}
