package io.covalence.contract.plan;

/**
 * A vector that sites send in each training round, as long as the model, to be summed over all of them.
 *
 * @param name lower-case letters; the same as that of the vector of a version's state that it belongs to
 * @param clipNorm L2 norm to which it is clipped
 * @param coordinateBound absolute value to which each coordinate is clipped
 * @param weighted whether a site's rows weigh in the mean; otherwise all sites count alike
 * @param kept whether a site keeps, for itself, the sum of what it has sent and a version has come of
 */
public record UpdateVector(String name, double clipNorm, double coordinateBound, boolean weighted, boolean kept) {
    /** The name of the model, and of the updates to it. */
    public static final String MODEL = "model";

    /** The weighted updates of the model, within the plan's bounds. */
    public static UpdateVector model(Encoding encoding) {
        return new UpdateVector(MODEL, encoding.clipNorm(), encoding.coordinateBound(), true, false);
    }
}
