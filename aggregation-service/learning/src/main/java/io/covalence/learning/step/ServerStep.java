package io.covalence.learning.step;

import java.util.List;

/**
 * Makes the next version's state from the previous one and from the means of the vectors that sites sent.
 *
 * <p>A step treats every coordinate by itself: the result depends on the coordinate's own state, its own means, the
 * number of previous versions and the numbers of sites, and on nothing else. So no step holds a whole vector, and a
 * state may be cut anywhere and stepped in any order by any number of threads. State is float32. A step computes in
 * double, in the order of its formula, uses only those methods of {@code Math} that give the same bits on every
 * machine, and rounds once, when it stores.
 */
public interface ServerStep {
    /** What a version remembers beside the model, in the order in which its hash covers it. */
    List<StateVector> memory();

    /**
     * Steps coordinates in place.
     *
     * @param versions how many versions there were since version 0; 0 for the first step
     * @param state holds the model and {@link #memory}
     * @param means of what the sites sent, one number for each coordinate
     */
    void step(int versions, StateSegment state, Means means);
}
