package io.covalence.connector.cases;

import static io.covalence.connector.cases.Right.refusedOnly;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files whose bytes are no text in UTF-8. */
@Tag("cases")
class EncodingCasesTest {
    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> otherEncodings() {
        var accent = CaseTable.classified().set(1, "Pr\u00e9paration \u00e0 5 \u00b5M", 40, 50);
        return run(
                encoded(
                                "UTF-16, low byte first, with a mark",
                                "\uFEFF" + CaseTable.classified().text("\t", "\r\n"),
                                "UTF-16LE",
                                "UTF-16",
                                "CSV UTF-8")
                        .after("03-utf16le-tab-excel-unicode-text.csv"),
                encoded(
                        "UTF-16, high byte first, with a mark",
                        "\uFEFF" + CaseTable.classified().csv(),
                        "UTF-16BE",
                        "UTF-16"),
                encoded(
                        "UTF-16, low byte first, without a mark",
                        CaseTable.classified().csv(),
                        "UTF-16LE",
                        "UTF-16"),
                encoded(
                        "UTF-16, high byte first, without a mark",
                        CaseTable.classified().csv(),
                        "UTF-16BE",
                        "UTF-16"),
                encoded(
                        "UTF-32, low byte first, with a mark",
                        "\uFEFF" + CaseTable.classified().csv(),
                        "UTF-32LE",
                        "UTF-32"),
                encoded(
                        "UTF-32, high byte first, with a mark",
                        "\uFEFF" + CaseTable.classified().csv(),
                        "UTF-32BE",
                        "UTF-32"),
                encoded(
                        "UTF-32, low byte first, without a mark",
                        CaseTable.classified().csv(),
                        "UTF-32LE",
                        "UTF-32"),
                encoded(
                        "UTF-32, high byte first, without a mark",
                        CaseTable.classified().csv(),
                        "UTF-32BE",
                        "UTF-32"),
                encoded(
                        "Latin-1 far down",
                        accent.csv(),
                        "ISO-8859-1",
                        "6 places",
                        "first in line 41",
                        "byte E9",
                        "Windows-1252"),
                encoded(
                        "Windows-1252 with a dash of its own",
                        CaseTable.classified().set(1, "a \u2013 b", 3).csv(),
                        "windows-1252",
                        "1 place",
                        "line 4",
                        "byte 96",
                        "\u2013"),
                encoded("Mac Roman", accent.csv(), "x-MacRoman", "line 41", "byte 8E", "\"\u00e9\" in Mac Roman"),
                encoded(
                        "the DOS code page",
                        CaseTable.classified()
                                .set(1, "Pr\u00fcfung \u00f6lig", 9)
                                .csv(),
                        "IBM850",
                        "line 10",
                        "byte 81"),
                encoded(
                        "Shift JIS",
                        CaseTable.classified().set(1, "\u5316\u5408\u7269", 9).csv(),
                        "Shift_JIS",
                        "not UTF-8 text",
                        "line 10"),
                encoded(
                        "Latin-1 below cells with line breaks and old line ends",
                        CaseTable.classified()
                                .set(1, "two\nlines", 1)
                                .set(1, "\u00e9", 5)
                                .text(",", "\r"),
                        "ISO-8859-1",
                        "line 7"),
                encoded(
                        "Latin-1 beyond the first buffer",
                        "smiles,name,active\n" + "CCO,x,1\n".repeat(20_000) + "CCO,\u00e9,1\n",
                        "ISO-8859-1",
                        "line 20002"),
                encoded(
                        "NUL bytes",
                        CaseTable.classified().set(1, "a\u0000b\u0000", 12).csv(),
                        "UTF-8",
                        "2 NUL bytes, first in line 13"),
                bytes(
                        "a character cut in two at the end",
                        "smiles,name,active\nCCO,\u00e9".getBytes(StandardCharsets.UTF_8),
                        1,
                        "not UTF-8 text",
                        "line 2"));
    }

    @TestFactory
    Stream<DynamicTest> otherKindsOfFile() {
        return run(
                begins("an .xlsx workbook", "PK\u0003\u0004....[Content_Types].xml", "a workbook (.xlsx)", "CSV UTF-8")
                        .after("27-workbook-renamed.csv"),
                begins(
                        "an .ods workbook",
                        "PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                        "a workbook (.ods)"),
                begins("a ZIP archive", "PK\u0003\u0004....rows.csv", "a ZIP archive", "unpack it"),
                begins("an old .xls workbook", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "a workbook (.xls)"),
                begins("a PDF document", "%PDF-1.7\n", "a PDF document"),
                begins("a web page", "\n<!DOCTYPE html><html>", "a web page"),
                begins(
                        "a table in a web page",
                        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">",
                        "a web page"),
                begins("a workbook in XML", "<?xml version=\"1.0\"?><Workbook>", "an XML document"),
                begins("JSON", "[{\"smiles\": \"CCO\"}]", "a JSON document"),
                begins("a JSON document", "{\n  \"rows\": [{\"smiles\": \"CCO\"}]}", "a JSON document"),
                begins("gzip", "\u001f\u008b\b", "a gzip archive"),
                begins("bzip2", "BZh91AY&SY", "a bzip2 archive"),
                begins("xz", "\u00fd7zXZ\u0000", "an xz archive"),
                begins("zstd", "(\u00b5/\u00fd", "a zstd archive"),
                begins("7z", "7z\u00bc\u00af'\u001c", "a 7z archive"),
                begins("Arrow", "ARROW1\u0000\u0000", "an Arrow"),
                begins("HDF5", "\u0089HDF\r\n\u001a\n", "an HDF5 file"),
                begins("SQLite", "SQLite format 3\u0000", "an SQLite database"),
                begins("SYLK", "ID;PWXL;N;E\r\n", "SYLK"),
                begins("RTF", "{\\rtf1\\ansi", "RTF"),
                begins("SDF", "ethanol\n  tool\n\n  3  2  0  0  0  0  0  0  0  0999 V2000\n", "a molecule file"),
                begins("a picture", "\u0089PNG\r\n", "a picture"));
    }

    private Stream<DynamicTest> run(Case... cases) {
        return Stream.of(cases).flatMap(each -> each.in(folder));
    }

    private static Case encoded(String name, String text, String charset, String... parts) {
        return new Case(
                name + " is said", Case.CLASSIFICATION, text.getBytes(Charset.forName(charset)), refusedOnly(parts));
    }

    private static Case bytes(String name, byte[] content, int cut, String... parts) {
        var shorter = new byte[content.length - cut];
        ByteBuffer.wrap(content).get(shorter);
        return new Case(name + " is said", Case.CLASSIFICATION, shorter, refusedOnly(parts));
    }

    private static Case begins(String name, String head, String... parts) {
        return new Case(
                name + " called .csv is said",
                Case.CLASSIFICATION,
                head.getBytes(StandardCharsets.ISO_8859_1),
                refusedOnly(parts));
    }
}
