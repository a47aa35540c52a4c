package io.covalence.connector.chemistry;

import io.covalence.connector.chemistry.internal.Valence;
import org.openscience.cdk.exception.InvalidSmilesException;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

/**
 * Reads SMILES and refuses what cannot be a molecule. The toolkit alone would accept the empty text and carbon with five
 * bonds. Not for use by several threads at once.
 */
public final class SmilesReader {
    private static final int MAXIMUM_LENGTH = 4_000;

    private final SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());

    /** Reads one text; white space around it does not count, white space inside is refused. */
    public ParsedSmiles read(String text) {
        var smiles = text.strip();
        if (smiles.isEmpty()) {
            return new ParsedSmiles.Refused("is empty");
        }
        if (smiles.length() > MAXIMUM_LENGTH) {
            return new ParsedSmiles.Refused("is longer than " + MAXIMUM_LENGTH + " characters");
        }
        if (smiles.chars().anyMatch(Character::isWhitespace)) {
            return new ParsedSmiles.Refused("contains white space");
        }
        try {
            var atoms = parser.parseSmiles(smiles);
            if (atoms.isEmpty()) {
                return new ParsedSmiles.Refused("has no atom");
            }
            return Valence.violation(atoms)
                    .<ParsedSmiles>map(ParsedSmiles.Refused::new)
                    .orElseGet(() -> new ParsedSmiles.Valid(new Molecule(atoms)));
        } catch (InvalidSmilesException e) {
            return new ParsedSmiles.Refused("does not parse: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        var line = (end < 0 ? message : message.substring(0, end)).strip();
        return line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
    }
}
