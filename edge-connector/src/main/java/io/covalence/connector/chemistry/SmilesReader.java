package io.covalence.connector.chemistry;

import io.covalence.connector.chemistry.ParsedSmiles.Ignored;
import io.covalence.connector.chemistry.ParsedSmiles.Refused;
import io.covalence.connector.chemistry.internal.Plausibility;
import io.covalence.connector.chemistry.internal.SmilesText;
import io.covalence.connector.chemistry.internal.Standardiser;
import java.util.Locale;
import java.util.Optional;
import org.openscience.cdk.exception.InvalidSmilesException;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

/**
 * Reads SMILES, refuses text that cannot be a whole molecule, and brings the rest into standard form (rule
 * COVALENCE_1). The toolkit alone would accept the empty text, carbon with five bonds and invented elements. Not for
 * use by several threads at once.
 */
public final class SmilesReader {
    private final SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
    private final Standardiser standardiser = new Standardiser();

    /** Reads one text up to its first blank; white space before it does not count. Never throws. */
    public ParsedSmiles read(String text) {
        var cell = text.strip();
        if (cell.isEmpty()) {
            return new Refused("is empty");
        }
        int end = 0;
        while (end < cell.length() && !Character.isWhitespace(cell.charAt(end))) {
            end++;
        }
        var smiles = cell.substring(0, end);
        var rest = cell.substring(end).strip();
        var notation = Notation.unmistakable(smiles, rest);
        if (notation.isPresent()) {
            return Refused.as(notation.get());
        }
        var violation = SmilesText.violation(smiles);
        if (violation.isPresent()) {
            return new Refused(violation.get());
        }
        var letter = SmilesText.strangeLetter(smiles);
        if (letter.isPresent()) {
            return refused(
                    cell,
                    "has the letter " + letter.get()
                            + " outside square brackets, where only B, C, N, O, P, S, F, Cl, Br, I and"
                            + " b, c, n, o, p, s are atoms; is it a formula, an abbreviation or a name?");
        }
        var ignored = rest.isEmpty() ? Ignored.NOTHING : rest.startsWith("|") ? Ignored.EXTENSION : Ignored.TITLE;
        return ChemistryToolkit.guarded(() -> parse(cell, smiles, ignored), Refused::new);
    }

    private ParsedSmiles parse(String cell, String smiles, Ignored ignored) {
        try {
            var chain = aromaticChain(smiles);
            if (chain.isPresent()) {
                return new Refused(chain.get());
            }
            var atoms = parser.parseSmiles(smiles);
            if (atoms.isEmpty()) {
                return new Refused("has no atom");
            }
            var violation = standardiser.violation(atoms);
            return violation.isPresent()
                    ? new Refused(violation.get())
                    : new ParsedSmiles.Valid(new Molecule(standardiser.standard(atoms)), ignored);
        } catch (InvalidSmilesException e) {
            var message = String.valueOf(e.getMessage());
            return message.toLowerCase(Locale.ROOT).contains("kekul")
                    ? new Refused(
                            "has an aromatic ring that cannot be written with single and double bonds; a hydrogen may be"
                                    + " missing, as in [nH]")
                    : refused(cell, "does not parse: " + firstLine(message));
        }
    }

    /** Looks for it before double bonds are placed, since that forgets which atoms were aromatic. */
    private Optional<String> aromaticChain(String smiles) throws InvalidSmilesException {
        if (smiles.chars().noneMatch(Character::isLowerCase)) {
            return Optional.empty();
        }
        parser.kekulise(false);
        try {
            return Plausibility.aromaticChain(parser.parseSmiles(smiles));
        } finally {
            parser.kekulise(true);
        }
    }

    /** Says what the cell holds instead, or where that cannot be told, the reason. */
    private static Refused refused(String cell, String reason) {
        return Notation.likely(cell).map(Refused::as).orElseGet(() -> new Refused(reason));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        var line = (end < 0 ? message : message.substring(0, end))
                .replaceFirst("^could not parse '.*', ", "")
                .strip();
        return line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
    }
}
