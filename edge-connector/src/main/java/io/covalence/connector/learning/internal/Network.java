package io.covalence.connector.learning.internal;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.TaskKind;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/** The plan's perceptron in the learning library, with parameters as a flat array. */
public final class Network implements AutoCloseable {
    private final MultiLayerNetwork layers;
    private final int width;
    private final int hidden;

    private Network(MultiLayerNetwork layers, int width, int hidden) {
        this.layers = layers;
        this.width = width;
        this.hidden = hidden;
    }

    public static Network of(StudyPlan plan) {
        var training = plan.training();
        var builder = new NeuralNetConfiguration.Builder()
                .seed(training.seed())
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER)
                .l2(training.weightDecay())
                .updater(new Nesterovs(training.learningRate(), training.momentum()))
                .list();
        var widths = plan.layerWidths();
        int outputLayer = widths.size() - 2;
        for (int layer = 0; layer < outputLayer; layer++) {
            var dense = new DenseLayer.Builder()
                    .nIn(widths.get(layer))
                    .nOut(widths.get(layer + 1))
                    .activation(activation(plan));
            builder.layer(retaining(dense, layer, plan).build());
        }
        var classification = plan.task() == TaskKind.CLASSIFICATION;
        var output = new OutputLayer.Builder(
                        classification
                                ? new LossBinaryXENT()
                                : new BoundedSquares(training.loss().linearFrom()))
                .nIn(widths.get(outputLayer))
                .nOut(widths.get(outputLayer + 1))
                .activation(classification ? Activation.SIGMOID : Activation.IDENTITY);
        builder.layer(retaining(output, outputLayer, plan).build());
        var layers = new MultiLayerNetwork(builder.build());
        layers.init();
        return new Network(layers, plan.features().width(), outputLayer);
    }

    /** The library drops inputs of a layer, and counts the probability to keep. Inputs of the network are never dropped. */
    private static <B extends FeedForwardLayer.Builder<B>> B retaining(B layer, int index, StudyPlan plan) {
        double dropout = plan.model().dropout();
        return index > 0 && dropout > 0 ? layer.dropOut(new Dropout(1 - dropout)) : layer;
    }

    private static Activation activation(StudyPlan plan) {
        return switch (plan.model().activation()) {
            case RELU -> Activation.RELU;
            case TANH -> Activation.TANH;
        };
    }

    /** A copy of the parameters. */
    public float[] parameters() {
        return layers.params().toFloatVector();
    }

    /** Sets the parameters and forgets the momentum. */
    public void parameters(float[] values) {
        if (values.length != layers.numParams()) {
            throw new IllegalArgumentException(
                    "the model has " + layers.numParams() + " parameters, not " + values.length);
        }
        try (var array = Nd4j.createFromArray(values)) {
            layers.setParams(array);
        }
        var momentum = layers.getUpdater().getStateViewArray();
        if (momentum != null) {
            momentum.assign(0);
        }
    }

    /** One step along the gradient of a batch. */
    void step(Batch batch) {
        try (var inputs = matrix(batch.inputs(), batch.rows());
                var labels = matrix(batch.labels(), batch.rows());
                var mask = matrix(batch.mask(), batch.rows())) {
            layers.fit(new DataSet(inputs, labels, null, mask));
        }
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
            return last.mmul(layers.getParam(hidden + "_W"))
                    .addiRowVector(layers.getParam(hidden + "_b"))
                    .dup('c')
                    .data()
                    .asFloat();
        }
    }

    int width() {
        return width;
    }

    private static INDArray matrix(float[] values, int rows) {
        return Nd4j.create(values, new long[] {rows, values.length / rows}, 'c');
    }

    @Override
    public void close() {
        layers.close();
    }
}
