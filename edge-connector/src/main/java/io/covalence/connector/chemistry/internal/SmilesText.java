package io.covalence.connector.chemistry.internal;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Checks of a SMILES text before it is parsed. Parsers and graph algorithms recurse over atoms and branches, and some
 * are exponential in rings, so these are counted first.
 */
public final class SmilesText {
    public static final int MAXIMUM_LENGTH = 4_000;
    public static final int MAXIMUM_ATOMS = 999;
    private static final int MAXIMUM_DEPTH = 100;
    private static final int MAXIMUM_RINGS = 60;
    private static final Pattern HANGING_BOND = Pattern.compile("[-=#$:/\\\\]($|[.)])");
    private static final String ATOMS = "BCNOPSFIbcnops*";
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[[^]]*+]");
    private static final Pattern NO_ATOM = Pattern.compile("(?<!C)l|(?<!B)r|[A-Za-z&&[^BCNOPSFIbcnopslr]]");

    private int atoms;
    private int depth;
    private int deepest;
    private int ringEnds;

    private SmilesText() {}

    /** Why the text is not to be parsed, in words; empty when it may be. */
    public static Optional<String> violation(String smiles) {
        if (smiles.length() > MAXIMUM_LENGTH) {
            return Optional.of("is longer than " + MAXIMUM_LENGTH + " characters");
        }
        var foreign = smiles.codePoints().filter(c -> c <= ' ' || c > '~').findFirst();
        if (foreign.isPresent()) {
            int c = foreign.getAsInt();
            return Optional.of(String.format(
                    "contains the character U+%04X (%s); SMILES has plain ASCII characters only",
                    c, Character.getName(c)));
        }
        return bonds(smiles).or(() -> new SmilesText().size(smiles));
    }

    /**
     * A letter that stands for no atom outside square brackets. A lenient parser takes H, D and T for hydrogen there, and reads
     * the formula HCN as methylamine and TNT as ammonia.
     */
    public static Optional<String> strangeLetter(String smiles) {
        return NO_ATOM.matcher(IN_BRACKETS.matcher(smiles).replaceAll("*"))
                .results()
                .findFirst()
                .map(MatchResult::group);
    }

    private static Optional<String> bonds(String smiles) {
        if (smiles.contains("->") || smiles.contains("<-")) {
            return Optional.of("has a dative bond (-> or <-), which SMILES does not have; write a single bond or ions");
        }
        if (smiles.indexOf('>') >= 0) {
            return Optional.of("is a reaction (>); one molecule is wanted");
        }
        if (smiles.indexOf('~') >= 0) {
            return Optional.of("has a bond of any order (~), so it is a pattern and not a molecule");
        }
        if (smiles.startsWith(".") || smiles.endsWith(".") || smiles.contains("..")) {
            return Optional.of("has an empty part beside a dot");
        }
        if (HANGING_BOND.matcher(smiles).find()) {
            return Optional.of("has a bond that leads nowhere");
        }
        if (smiles.contains("()") || smiles.contains("((")) {
            return Optional.of("has a branch without an atom");
        }
        return Optional.empty();
    }

    private Optional<String> size(String smiles) {
        for (int i = 0; i < smiles.length(); i++) {
            char c = smiles.charAt(i);
            if (c == '[') {
                int end = smiles.indexOf(']', i);
                if (end < 0) {
                    return Optional.of("has a bracket that is never closed");
                }
                atoms++;
                i = end;
            } else {
                count(c);
                if (c == '%') {
                    i = Math.min(i + 2, smiles.length());
                }
            }
        }
        if (atoms > MAXIMUM_ATOMS) {
            return Optional.of("has " + atoms + " atoms; at most " + MAXIMUM_ATOMS + " are read");
        }
        if (deepest > MAXIMUM_DEPTH) {
            return Optional.of("has branches nested " + deepest + " deep; at most " + MAXIMUM_DEPTH + " are read");
        }
        if (ringEnds / 2 > MAXIMUM_RINGS) {
            return Optional.of("has " + ringEnds / 2 + " ring bonds; at most " + MAXIMUM_RINGS + " are read");
        }
        return Optional.empty();
    }

    private void count(char c) {
        if (c == '(') {
            deepest = Math.max(deepest, ++depth);
        } else if (c == ')') {
            depth--;
        } else if (c == '%' || Character.isDigit(c)) {
            ringEnds++;
        } else if (ATOMS.indexOf(c) >= 0) {
            atoms++;
        }
    }
}
