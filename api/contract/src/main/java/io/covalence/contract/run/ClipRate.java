package io.covalence.contract.run;

/**
 * How far the updates in a sum were from fitting the plan's bounds, from securely summed counts: of no single site it is
 * known, unless all were alike. A large share asks for a larger bound or a lower learning rate.
 *
 * @param sites sites whose update was longer than the clip norm
 * @param share coordinates cut to the coordinate bound, of those of all updates in the sum; 0 to 1
 */
public record ClipRate(int sites, double share) {}
