package io.covalence.connector.learning.task;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A loss with parameters of its own, which are trained and travel with the model's. */
public interface ParametricLoss extends ILossFunction {
    /** How many. */
    int constants();

    /** Tells where their values lie, as a row. They change there from step to step. */
    void constants(INDArray values);

    /** Tells where the gradient by them goes, as a row: with each gradient by the outputs, summed over the rows of the batch. */
    void gradient(INDArray target);
}
