package io.covalence.testkit;

import java.util.List;

/**
 * Two lists of lines in two columns. What both have, by a longest common subsequence, stands in one row; other rows are marked with
 * {@code -} when only the expected list has their line, and with {@code +} when only the other one has.
 */
final class SideBySide {
    private static final String EXPECTED = "expected";

    private final List<String> expected;
    private final List<String> happened;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private SideBySide(List<String> expected, List<String> happened) {
        this.expected = expected;
        this.happened = happened;
        this.width = expected.stream().mapToInt(String::length).reduce(EXPECTED.length(), Math::max);
    }

    static String of(List<String> expected, List<String> happened) {
        return new SideBySide(expected, happened).text();
    }

    private String text() {
        row(' ', EXPECTED, "happened");
        var common = common();
        int left = 0;
        int right = 0;
        while (left < expected.size() || right < happened.size()) {
            if (left < expected.size()
                    && right < happened.size()
                    && expected.get(left).equals(happened.get(right))) {
                row(' ', expected.get(left++), happened.get(right++));
            } else if (right == happened.size()
                    || (left < expected.size() && common[left + 1][right] >= common[left][right + 1])) {
                row('-', expected.get(left++), "");
            } else {
                row('+', "", happened.get(right++));
            }
        }
        return text.toString();
    }

    /** The lengths of the longest common subsequences of what follows two positions. */
    private int[][] common() {
        var lengths = new int[expected.size() + 1][happened.size() + 1];
        for (int left = expected.size() - 1; left >= 0; left--) {
            for (int right = happened.size() - 1; right >= 0; right--) {
                lengths[left][right] = expected.get(left).equals(happened.get(right))
                        ? lengths[left + 1][right + 1] + 1
                        : Math.max(lengths[left + 1][right], lengths[left][right + 1]);
            }
        }
        return lengths;
    }

    private void row(char mark, String left, String right) {
        var padded = left + " ".repeat(width - left.length());
        text.append((mark + " " + padded + " | " + right).stripTrailing()).append('\n');
    }
}
