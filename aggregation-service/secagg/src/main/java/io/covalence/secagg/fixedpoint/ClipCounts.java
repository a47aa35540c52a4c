package io.covalence.secagg.fixedpoint;

/**
 * How far an update was from fitting. A site's own figures never leave in the clear: they travel as limbs of the masked
 * vector, so that only how many sites and coordinates were clipped in the whole cohort is known.
 *
 * @param norm whether the update was longer than the clip norm
 * @param coordinates how many coordinates, after the rotation if there is one, were cut to the bound
 */
public record ClipCounts(boolean norm, long coordinates) {}
