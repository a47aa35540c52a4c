package io.covalence.yardstick;

/** Something of which a machine does much in a second. */
@FunctionalInterface
interface Work {
    /** Does a little, at most some milliseconds' worth, and returns how much that was. */
    double some();
}
