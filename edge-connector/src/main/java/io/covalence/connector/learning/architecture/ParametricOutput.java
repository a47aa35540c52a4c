package io.covalence.connector.learning.architecture;

import io.covalence.connector.learning.task.ParametricLoss;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** An output layer whose loss has parameters: these follow its weights and biases, and have no weight decay, as biases. */
final class ParametricOutput extends OutputLayer {
    private static final long serialVersionUID = 1;
    private static final String CONSTANTS = "constants";

    private final ParametricLoss loss;

    ParametricOutput(Builder layer, ParametricLoss loss) {
        super(layer);
        this.loss = loss;
        initializeConstraints(layer);
    }

    @Override
    public ParamInitializer initializer() {
        return new Parameters(loss.constants());
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        var layer = new Trained(conf, type, loss);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        layer.setConf(conf);
        loss.constants(layer.getParam(CONSTANTS));
        return layer;
    }

    private static final class Trained extends org.deeplearning4j.nn.layers.OutputLayer {
        private static final long serialVersionUID = 1;

        private final ParametricLoss loss;

        Trained(NeuralNetConfiguration conf, DataType type, ParametricLoss loss) {
            super(conf, type);
            this.loss = loss;
        }

        @Override
        public void setBackpropGradientsViewArray(INDArray gradients) {
            super.setBackpropGradientsViewArray(gradients);
            loss.gradient(Objects.requireNonNull(gradientViews.get(CONSTANTS)));
        }
    }

    /** The library's weights and biases, and the constants behind them. */
    private static final class Parameters extends DefaultParamInitializer {
        private final int constants;

        Parameters(int constants) {
            this.constants = constants;
        }

        @Override
        public long numParams(Layer layer) {
            return super.numParams(layer) + constants;
        }

        @Override
        public List<String> biasKeys(Layer layer) {
            var keys = new ArrayList<>(super.biasKeys(layer));
            keys.add(CONSTANTS);
            return keys;
        }

        @Override
        public boolean isBiasParam(Layer layer, String key) {
            return CONSTANTS.equals(key) || super.isBiasParam(layer, key);
        }

        @Override
        public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray view, boolean initialize) {
            var parameters = super.init(conf, view, initialize);
            parameters.put(CONSTANTS, last(view));
            conf.addVariable(CONSTANTS);
            return parameters;
        }

        @Override
        public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray view) {
            var gradients = super.getGradientsFromFlattened(conf, view);
            gradients.put(CONSTANTS, last(view));
            return gradients;
        }

        private INDArray last(INDArray view) {
            long all = view.length();
            return view.reshape(all)
                    .get(NDArrayIndex.interval(all - constants, all))
                    .reshape(1, constants);
        }
    }
}
