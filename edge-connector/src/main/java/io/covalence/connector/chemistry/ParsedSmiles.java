package io.covalence.connector.chemistry;

/** What a SMILES text turned out to be. */
public sealed interface ParsedSmiles {
    /** A molecule that can exist. */
    record Valid(Molecule molecule) implements ParsedSmiles {}

    /**
     * Not a molecule.
     *
     * @param reason plain words for the owner of the file; holds no more of the text than one atom or one parser position
     */
    record Refused(String reason) implements ParsedSmiles {}
}
