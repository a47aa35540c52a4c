package io.covalence.connector.learning.architecture;

import io.covalence.connector.learning.internal.Network;
import io.covalence.connector.learning.task.ParametricLoss;
import io.covalence.connector.learning.task.TaskTrainer;
import io.covalence.contract.plan.architecture.Perceptron;
import io.covalence.contract.plan.work.Training;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Nesterovs;

/** A multi-layer perceptron. */
public final class PerceptronBuilder implements NetworkBuilder {
    private final Perceptron perceptron;

    public PerceptronBuilder(Perceptron perceptron) {
        this.perceptron = perceptron;
    }

    @Override
    public Network build(int inputs, int outputs, Training training, TaskTrainer task) {
        var builder = new NeuralNetConfiguration.Builder()
                .seed(training.seed())
                .dataType(DataType.FLOAT)
                // The model of a round takes their place: nothing is drawn that nobody uses.
                .weightInit(WeightInit.ZERO)
                .l2(training.weightDecay())
                .updater(new Nesterovs(training.learningRate(), training.momentum()))
                .list();
        var widths = perceptron.widths(inputs, outputs);
        int outputLayer = widths.size() - 2;
        for (int layer = 0; layer < outputLayer; layer++) {
            var dense = new DenseLayer.Builder()
                    .nIn(widths.get(layer))
                    .nOut(widths.get(layer + 1))
                    .activation(activation());
            builder.layer(retaining(dense, layer).build());
        }
        var loss = task.loss();
        var output = new OutputLayer.Builder(loss)
                .nIn(widths.get(outputLayer))
                .nOut(widths.get(outputLayer + 1))
                .activation(task.outputs());
        retaining(output, outputLayer);
        builder.layer(loss instanceof ParametricLoss own ? new ParametricOutput(output, own) : output.build());
        var layers = new MultiLayerNetwork(builder.build());
        layers.init();
        return new Network(layers, inputs, task.layout());
    }

    /** The library drops inputs of a layer, and counts the probability to keep. Inputs of the network are never dropped. */
    private <B extends FeedForwardLayer.Builder<B>> B retaining(B layer, int index) {
        double dropout = perceptron.dropout();
        return index > 0 && dropout > 0 ? layer.dropOut(new Dropout(1 - dropout)) : layer;
    }

    private Activation activation() {
        return switch (perceptron.activation()) {
            case RELU -> Activation.RELU;
            case TANH -> Activation.TANH;
        };
    }
}
