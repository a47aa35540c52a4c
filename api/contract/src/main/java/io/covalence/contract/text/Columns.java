package io.covalence.contract.text;

/** How many columns of a terminal a character takes: two for those of East Asia that are wide (UAX 11) and for pictures. */
final class Columns {
    /** First and last of each range, ascending; whole blocks, so that what a later Unicode adds to them counts as wide too. */
    private static final int[][] WIDE = {
        {0x1100, 0x115f}, // leading consonants of Hangul
        {0x2329, 0x232a},
        {0x2e80, 0x303e}, // radicals, and signs of East Asia
        {0x3040, 0xa4cf}, // kana, Han, Yi
        {0xa960, 0xa97c},
        {0xac00, 0xd7a3}, // Hangul
        {0xf900, 0xfaff},
        {0xfe10, 0xfe19},
        {0xfe30, 0xfe6f},
        {0xff01, 0xff60}, // wide forms
        {0xffe0, 0xffe6},
        {0x16fe0, 0x1b2ff}, // Tangut, Khitan, further kana
        {0x1d300, 0x1d37f}, // counting rods
        {0x1f000, 0x1faff}, // pictures
        {0x20000, 0x3ffff}, // further Han
    };

    private Columns() {}

    static int of(int codePoint) {
        return isWide(codePoint) || Character.isEmojiPresentation(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        for (var range : WIDE) {
            if (codePoint <= range[1]) {
                return codePoint >= range[0];
            }
        }
        return false;
    }
}
