package io.covalence.contract.text;

/**
 * What JSON from outside may cost before anything in it is looked at. Every door sets its reader to these; how long a document
 * and its strings are is bounded by the door's limit on bodies.
 */
public final class JsonBounds {
    /** Objects and lists within one another; the contract's own records reach seven. */
    public static final int DEPTH = 32;

    /** Characters of a number: no double needs more than 25, and more would only be turned into work. */
    public static final int NUMBER = 64;

    /** Characters of a member's name; ours have at most 30, identity providers' some more. */
    public static final int NAME = 256;

    private JsonBounds() {}
}
