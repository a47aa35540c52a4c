package io.covalence.connector.chemistry;

import java.util.Optional;

/** The result of reading a cell of SMILES. */
public sealed interface ParsedSmiles {
    /**
     * A molecule that can exist, in its standard form.
     *
     * @param ignored what stood after the first blank and was not read
     */
    record Valid(Molecule molecule, Ignored ignored) implements ParsedSmiles {}

    /**
     * Not a molecule.
     *
     * @param reason plain words for the owner of the file; holds no more of the text than one atom or one parser position
     * @param notation what the text is instead, where that can be told
     */
    record Refused(String reason, Optional<Notation> notation) implements ParsedSmiles {
        public Refused(String reason) {
            this(reason, Optional.empty());
        }

        static Refused as(Notation notation) {
            return new Refused("looks like " + notation.words() + "; SMILES is wanted", Optional.of(notation));
        }
    }

    /** What may follow the SMILES in its cell. */
    enum Ignored {
        NOTHING,
        /** A ChemAxon extension, {@code |…|}. */
        EXTENSION,
        /** A title. */
        TITLE
    }
}
