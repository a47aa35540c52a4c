package io.covalence.connector.learning.internal;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What an algorithm adds to the mean gradient of each batch before the step is taken. */
@FunctionalInterface
public interface GradientTerm {
    /**
     * Adds in place.
     *
     * @param gradient of the mean loss of a batch, without its penalty
     * @param parameters of the model at this step, in the gradient's order; not to be changed
     */
    void addTo(INDArray gradient, INDArray parameters);
}
