package io.covalence.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\nlines",
                "back\rover",
                "tab\there",
                "nul\0",
                "red\u001b[31m",
                "title\u009b",
                "delete\u007f",
                "next\u0085line",
                "line\u2028separator",
                "paragraph\u2029separator",
                "right\u202eto left",
                "isolate\u2066",
                "zero\u200bwidth",
                "joiner\u200d",
                "mark\ufeff",
                "soft\u00adhyphen",
                "half\ud800",
                "private\ue000",
                "plane 15 \udb80\udc00",
                "tag\udb40\udc41",
                "nobody's\uffff",
                "filler\u3164",
                "selector\ufe0f"
            })
    void whatIsNotSeenOrLeavesItsLineIsRefusedAndEscaped(String text) {
        assertThat(PlainText.isLine(text)).isFalse();
        assertThat(PlainText.isLine(PlainText.escaped(text))).isTrue();
        assertThat(PlainText.escaped(text)).contains("\\u");
        assertThat(PlainText.quoted(text)).allMatch(PlainText::isLine);
        assertThat(PlainText.isLine(PlainText.inQuotes(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NR-AhR", "Löslichkeit (log S)", "毒性 α-アミラーゼ", "سمية", "CHO‑cells \"5 µM\"", "logP – 25 °C", "💊"
            })
    void whatPeopleWriteStaysAsItIs(String text) {
        assertThat(PlainText.isLine(text)).isTrue();
        assertThat(PlainText.escaped(text)).isEqualTo(text);
    }

    /** Of Unicode's ranges of control characters every one, so that no single one is forgotten. */
    @Test
    void noControlCharacterIsVisible() {
        assertThat(IntStream.rangeClosed(0, 0x10ffff)
                        .filter(PlainText::isVisible)
                        .filter(c -> Character.isISOControl(c) || Character.isIdentifierIgnorable(c))
                        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK))
                .isEmpty();
    }

    @Test
    void textBeyondTheBasicPlaneIsEscapedAsJsonWritesIt() {
        assertThat(PlainText.escaped("a\udb40\udc41")).isEqualTo("a\\udb40\\udc41");
    }

    @Test
    void lettersAndTheirAccentsAreComposed() {
        assertThat(PlainText.composed("Lo\u0308slichkeit")).isEqualTo("L\u00f6slichkeit");
    }

    @Test
    void noLineOfAQuotationStandsWithoutItsMark() {
        var text = "Which? " + " ".repeat(90) + "5. The institution pays everything.\n6. At once. " + "x".repeat(300);

        var lines = PlainText.quoted(text);

        assertThat(lines).hasSizeGreaterThan(4).allMatch(line -> line.startsWith("> "));
        // A terminal of 80 columns breaks what is longer, and the rest would stand without a mark.
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
        assertThat(String.join("\n", lines)).doesNotContain("\n5.").doesNotContain("\n6.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"毒", "ア", "한", "Ａ", "。", "💊", "⌚", "🇪", "𠀋"})
    void aWideCharacterCountsAsTwoColumns(String wide) {
        var lines = PlainText.quoted(wide.repeat(39) + "Decision here: approved");

        assertThat(lines).containsExactly("> " + wide.repeat(38), "> " + wide + "Decision here: approved");
    }

    @Test
    void blanksInARowAreShownInsideQuotes() {
        assertThat(PlainText.inQuotes("A  study\u3000\u00a0JOINED")).isEqualTo("\"A \\u0020study\u3000\\u00a0JOINED\"");
        assertThat(PlainText.inQuotes("What is active?")).isEqualTo("\"What is active?\"");
    }

    @Test
    void aTextInsideQuotesEnds() {
        assertThat(PlainText.inQuotes("x".repeat(200))).isEqualTo("\"" + "x".repeat(200) + "\"");
        assertThat(PlainText.inQuotes("x".repeat(100_000))).isEqualTo("\"" + "x".repeat(200) + "\" ...");
        assertThat(PlainText.inQuotes("💊💊💊", 2)).isEqualTo("\"💊💊\" ...");
    }

    @Test
    void aQuoteInsideQuotesDoesNotEndThem() {
        assertThat(PlainText.inQuotes("a\" and \"b")).isEqualTo("\"a\\\" and \\\"b\"");
        assertThat(PlainText.inQuotes("a\\\" and b\\")).isEqualTo("\"a\\\\\\\" and b\\\\\"");
    }
}
