package io.covalence.contract.text;

/**
 * Limits of JSON from outside, applied before anything in it is read. Every interface sets its reader to these. The
 * interface's limit on bodies bounds the length of a document and its strings.
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
