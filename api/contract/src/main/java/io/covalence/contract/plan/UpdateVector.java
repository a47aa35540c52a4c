package io.covalence.contract.plan;

/**
 * A vector that sites send in each training round, as long as the model, to be summed over all of them.
 *
 * @param name lower-case letters; the same name as its vector in a version's state
 * @param clipNorm L2 norm to which it is clipped
 * @param coordinateBound absolute value to which each coordinate is clipped
 * @param weighted whether the mean is weighted by a site's rows; otherwise all sites weigh the same
 * @param kept whether a site keeps, for itself, the sum of those vectors it sent that became part of a version
 */
public record UpdateVector(String name, double clipNorm, double coordinateBound, boolean weighted, boolean kept) {
    /** The name of the model, and of the updates to it. */
    public static final String MODEL = "model";

    /** The weighted updates of the model, within the plan's bounds. */
    public static UpdateVector model(Encoding encoding) {
        return new UpdateVector(MODEL, encoding.clipNorm(), encoding.coordinateBound(), true, false);
    }
}
