package io.covalence.simulation.partition;

import io.covalence.demodata.Sheet;
import io.covalence.simulation.Unusable;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A way to deal the rows of one table to sites. In a real study each site brings its own rows. */
public sealed interface Partition permits ByScaffold, ByColumn, ByDirichlet {
    /**
     * Deals rows.
     *
     * @param sites 1 or more
     * @return the site of each row, from 0
     * @throws Unusable when the table cannot be dealt so
     */
    int[] deal(Sheet sheet, int sites, RandomGenerator random);

    /** The forms that {@link #parse} knows. */
    String FORMS = "scaffold[:COLUMN], dirichlet:CONCENTRATION[:COLUMN] or column:NAME[:CHARACTERS]";

    /**
     * Reads a form.
     *
     * @param molecules the column that holds molecules, where it is known
     * @param labels the column by whose values a Dirichlet partition deals, where it is known
     * @throws Unusable for any other text
     */
    static Partition parse(String text, Optional<String> molecules, Optional<String> labels) {
        var parts = text.split(":", 3);
        return switch (parts[0]) {
            case "scaffold" -> new ByScaffold(named(parts, 1, molecules).orElseThrow(Partition::noMolecules));
            case "dirichlet" ->
                new ByDirichlet(named(parts, 2, labels).orElseThrow(() -> unknown(text)), concentration(text, parts));
            case "column" ->
                new ByColumn(
                        named(parts, 1, Optional.empty()).orElseThrow(() -> unknown(text)), characters(text, parts));
            default -> throw unknown(text);
        };
    }

    private static Optional<String> named(String[] parts, int index, Optional<String> otherwise) {
        return parts.length > index ? Optional.of(parts[index]) : otherwise;
    }

    private static double concentration(String text, String[] parts) {
        try {
            double concentration = Double.parseDouble(parts.length > 1 ? parts[1] : "");
            if (concentration >= ByDirichlet.LEAST && concentration <= ByDirichlet.MOST) {
                return concentration;
            }
        } catch (NumberFormatException e) {
            // It is said below.
        }
        throw unknown(text);
    }

    private static int characters(String text, String[] parts) {
        if (parts.length < 3) {
            return Integer.MAX_VALUE;
        }
        try {
            int characters = Integer.parseInt(parts[2]);
            if (characters >= 1) {
                return characters;
            }
        } catch (NumberFormatException e) {
            // It is said below.
        }
        throw unknown(text);
    }

    private static Unusable noMolecules() {
        return new Unusable("The plan's rows are no molecules: deal them by a column or by classes, or name the column"
                + " that has molecules, as in --deal scaffold:smiles");
    }

    private static Unusable unknown(String text) {
        return new Unusable("--deal is \"" + text + "\"; it must be " + FORMS + ", with a concentration from "
                + ByDirichlet.LEAST + " to " + ByDirichlet.MOST + " and 1 character or more");
    }
}
