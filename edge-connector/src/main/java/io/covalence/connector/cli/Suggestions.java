package io.covalence.connector.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What somebody may have meant who mistyped a command or an option. */
final class Suggestions {
    private static final int MOST = 3;

    /** Of so many letters one may be wrong. */
    private static final int LETTERS_A_MISTAKE = 3;

    private static final int SHORTEST_BEGINNING = 2;

    private Suggestions() {}

    /** Options of a command that are like a word. */
    static List<String> options(CommandSpec command, String word) {
        return nearest(word, command.optionsMap().keySet());
    }

    /** Whole commands, such as {@code connector study approve}: those at this place, else those elsewhere with this last word. */
    static List<String> commands(CommandSpec command, String word) {
        var here = nearest(word, command.subcommands().keySet()).stream()
                .map(name -> command.qualifiedName(" ") + " " + name)
                .toList();
        if (!here.isEmpty()) {
            return here;
        }
        return leaves(command.root())
                .filter(leaf -> distance(word, leaf.name()) <= allowed(leaf.name()))
                .map(leaf -> leaf.qualifiedName(" "))
                .limit(MOST)
                .toList();
    }

    private static Stream<CommandSpec> leaves(CommandSpec command) {
        return command.subcommands().isEmpty()
                ? Stream.of(command)
                : command.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .flatMap(Suggestions::leaves);
    }

    private static List<String> nearest(String word, Collection<String> candidates) {
        var near = new ArrayList<String>();
        for (var candidate : candidates) {
            if (isBeginning(word, candidate) || distance(word, candidate) <= allowed(candidate)) {
                near.add(candidate);
            }
        }
        near.sort(Comparator.comparingInt(
                        (String candidate) -> isBeginning(word, candidate) ? 0 : distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
        return near.subList(0, Math.min(MOST, near.size()));
    }

    private static boolean isBeginning(String word, String candidate) {
        return word.replaceFirst("^-+", "").length() >= SHORTEST_BEGINNING && candidate.startsWith(word);
    }

    private static int allowed(String candidate) {
        return Math.max(1, candidate.replaceFirst("^-+", "").length() / LETTERS_A_MISTAKE);
    }

    /** How many letters have to be put in, left out, changed or exchanged with their neighbour (optimal string alignment). */
    static int distance(String typed, String meant) {
        var left = typed.toLowerCase(Locale.ROOT);
        var right = meant.toLowerCase(Locale.ROOT);
        int[][] steps = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, left, right, i, j);
            }
        }
        return steps[left.length()][right.length()];
    }

    private static int step(int[][] steps, String left, String right, int i, int j) {
        int changed = steps[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(changed, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean exchanged = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return exchanged ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
