package io.covalence.connector.dataset.internal;

import java.util.List;

/** Cells that show nothing: white space, hard spaces and characters without width. */
final class Blank {
    private Blank() {}

    static boolean is(String cell) {
        return cell.codePoints().allMatch(Blank::showsNothing);
    }

    static boolean all(List<String> cells) {
        return cells.stream().allMatch(Blank::is);
    }

    static boolean showsNothing(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || isInvisible(codePoint);
    }

    /** Zero-width spaces, joiners, direction marks, byte order marks and their like. */
    static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT;
    }
}
