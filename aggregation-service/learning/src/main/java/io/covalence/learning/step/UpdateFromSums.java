package io.covalence.learning.step;

/** Makes the update of a training round in which sites send exact sums and no vectors. A {@link ServerStep} adds it to the model. */
public interface UpdateFromSums {
    /**
     * The update: the same bits of the same sums on every machine.
     *
     * @param model that the round began with; not changed
     * @param sums of all sites
     * @return a number for each parameter
     * @throws NoStepException when honest sites cannot have such sums, or they give no update
     */
    double[] update(float[] model, long[] sums);
}
