package io.covalence.connector.dataset.internal;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Suggests which column may be meant where the plan's is not there. It is for a person to rename it. */
final class NearNames {
    private static final int NAMED = 8;
    private static final int LONGEST = 200;

    private NearNames() {}

    /** What is to be said of a column that the header does not have. */
    static String missing(String column, List<String> header, Collection<String> needed) {
        var near = nearest(column, header, needed);
        if (near.isPresent()) {
            return "the file has no such column; the plan needs it. The file has " + Quoted.cell(near.get())
                    + ": if that is the one, rename it in the file to " + Quoted.cell(column);
        }
        var names = header.stream()
                .filter(name -> !name.isEmpty())
                .limit(NAMED)
                .map(Quoted::cell)
                .collect(Collectors.joining(", "));
        return "the file has no such column; the plan needs it. The file's first line has " + names
                + (header.size() > NAMED ? " and more" : "");
    }

    /** Whether a name would be this column but for case, blanks, signs or marks. */
    static boolean alike(String name, String column) {
        var bare = bare(name);
        return !bare.isEmpty() && bare.equals(bare(column));
    }

    private static Optional<String> nearest(String column, List<String> header, Collection<String> needed) {
        var candidates = header.stream()
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST && !needed.contains(name))
                .toList();
        var same = candidates.stream().filter(name -> alike(name, column)).findFirst();
        if (same.isPresent()) {
            return same;
        }
        var wanted = bare(column);
        int most = Math.max(1, wanted.length() / 4);
        var typo = candidates.stream()
                .filter(name -> wanted.length() > 2 && distance(bare(name), wanted) <= most)
                .min(Comparator.comparingInt(name -> distance(bare(name), wanted)));
        return typo.or(() -> candidates.stream()
                .filter(name -> wanted.length() > 3 && bare(name).length() > 3)
                .filter(name -> bare(name).contains(wanted) || wanted.contains(bare(name)))
                .findFirst());
    }

    /** Letters and digits only, without case and accents; a dotless i, as Turkish writes it, is an i. */
    private static String bare(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace('\u0131', 'i')
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    /** Fewest letters to change, add, drop or swap with the next (optimal string alignment). */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, one, other, i, j);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int step(int[][] cost, String one, String other, int i, int j) {
        int changed = cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
