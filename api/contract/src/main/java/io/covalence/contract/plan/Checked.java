package io.covalence.contract.plan;

/** A record of a plan with bounds on several members together. */
public interface Checked {
    /** Adds to {@code bounds} what is not kept; each member is within its own bounds or is refused already. */
    void check(Bounds bounds);
}
