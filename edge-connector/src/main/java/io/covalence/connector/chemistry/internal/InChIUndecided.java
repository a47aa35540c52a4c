package io.covalence.connector.chemistry.internal;

/**
 * InChI ran out of time or memory for a molecule. On another machine it may succeed, so the failure tells nothing about
 * the molecule.
 */
public final class InChIUndecided extends RuntimeException {
    private static final long serialVersionUID = 1;

    InChIUndecided() {
        super("InChI ran out of time or memory");
    }
}
