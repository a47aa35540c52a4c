package io.covalence.connector.learning.task;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Squared error up to a limit, and linear beyond, so that no label's gradient is longer than twice the limit (Huber, Ann. Math.
 * Statist. 1964, 35, 73, times two). Below the limit it is the library's squared error, bit for bit. For outputs without an
 * activation and without weights, with masks of 0 and 1.
 */
final class BoundedSquares extends LossL2 {
    private static final long serialVersionUID = 1;

    private final double limit;

    /**
     * A loss.
     *
     * @param limit error from which on the loss is linear
     */
    BoundedSquares(double limit) {
        this.limit = limit;
    }

    @Override
    protected INDArray scoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        var squares = super.scoreArray(labels, preOutput, activation, mask);
        var errors = Transforms.sqrt(squares, true);
        var quadratic = Transforms.min(errors, limit, true);
        // min(e, L) (2 e - min(e, L)): e² up to L, then 2 L e - L²
        return quadratic.mul(errors.mul(2).subi(quadratic));
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        var gradient = super.computeGradient(labels, preOutput, activation, mask);
        return Transforms.max(Transforms.min(gradient, 2 * limit, false), -2 * limit, false);
    }

    @Override
    public String name() {
        return toString();
    }

    @Override
    public String toString() {
        return "BoundedSquares(limit=" + limit + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoundedSquares loss && Double.compare(loss.limit, limit) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(limit);
    }
}
