package io.covalence.contract.plan.inputs;

/**
 * The rule that gives a molecule one representation before features and the evaluation split are made from it. Its name
 * contains its version: a rule that gives another result for any molecule is another constant.
 */
public enum Standardisation {
    /**
     * Atom maps, isotopes, stereochemistry and explicit hydrogens do not count; nitro groups and their like are written with
     * separated charges, sulfoxides and phosphine oxides with double bonds; acids and bases are neutral, quaternary atoms keep
     * their charge; counter-ions and solvents of the declared list go; aromaticity by one model. The connector's README states
     * it in full.
     */
    COVALENCE_1
}
