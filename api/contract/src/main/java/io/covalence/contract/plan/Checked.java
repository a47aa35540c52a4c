package io.covalence.contract.plan;

/** A record of a plan with bounds that its members do not have one by one. */
public interface Checked {
    /** Adds to {@code bounds} what is not kept; each member is within its own bounds or is refused already. */
    void check(Bounds bounds);
}
