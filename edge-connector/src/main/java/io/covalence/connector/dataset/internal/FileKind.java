package io.covalence.connector.dataset.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Recognises files that are no tables in text, by how they begin, whatever they are called. */
final class FileKind {
    private static final String SAVE =
            "open it in the program that made it and save the one sheet that is meant as \"CSV UTF-8 (comma"
                    + " delimited)\"";
    private static final String UNPACK = "unpack it and add the CSV file that it holds";
    private static final String EXPORT = "export the table from it as CSV in UTF-8, separated by commas";

    private record Magic(String begins, String what, String advice) {}

    /** Bytes as characters of Latin-1, long enough that no column's name begins so. */
    private static final List<Magic> MAGICS = List.of(
            new Magic(
                    "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
                    "a workbook (.xls) or another Office file",
                    SAVE),
            new Magic("\t\u0000\u0004\u0000", "an old workbook (.xls)", SAVE),
            new Magic("\t\u0002\u0006\u0000", "an old workbook (.xls)", SAVE),
            new Magic("\t\u0004\u0006\u0000", "an old workbook (.xls)", SAVE),
            new Magic("\t\b\u0010\u0000", "an old workbook (.xls)", SAVE),
            new Magic("ID;PWXL", "a spreadsheet in the SYLK format", SAVE),
            new Magic("TABLE\r\n0,1", "a spreadsheet in the DIF format", SAVE),
            new Magic("%PDF-", "a PDF document", EXPORT),
            new Magic("{\\rtf", "a document in the RTF format", EXPORT),
            new Magic("\u001f\u008b", "a gzip archive", UNPACK),
            new Magic("BZh91AY&SY", "a bzip2 archive", UNPACK),
            new Magic("\u00fd7zXZ\u0000", "an xz archive", UNPACK),
            new Magic("7z\u00bc\u00af'\u001c", "a 7z archive", UNPACK),
            new Magic("Rar!\u001a\u0007", "a RAR archive", UNPACK),
            new Magic("(\u00b5/\u00fd", "a zstd archive", UNPACK),
            new Magic("\u0004\"M\u0018", "an LZ4 archive", UNPACK),
            new Magic("ARROW1\u0000", "an Arrow or Feather file", EXPORT),
            new Magic("FEA1\u0000", "a Feather file", EXPORT),
            new Magic("Obj\u0001", "an Avro file", EXPORT),
            new Magic("\u0089HDF\r\n", "an HDF5 file", EXPORT),
            new Magic("\u0093NUMPY", "a NumPy file", EXPORT),
            new Magic("SQLite format 3\u0000", "an SQLite database", EXPORT),
            new Magic("\u0000\u0001\u0000\u0000Standard ", "an Access database", EXPORT),
            new Magic("$FL2", "an SPSS file", EXPORT),
            new Magic("$FL3", "an SPSS file", EXPORT),
            new Magic("<stata_dta>", "a Stata file", EXPORT),
            new Magic("RDX2\n", "an R data file", EXPORT),
            new Magic("RDX3\n", "an R data file", EXPORT),
            new Magic("MATLAB 5.0 MAT-file", "a MATLAB file", EXPORT),
            new Magic("\u0089PNG", "a picture", EXPORT),
            new Magic("\u00ff\u00d8\u00ff", "a picture", EXPORT),
            new Magic("GIF8", "a picture", EXPORT),
            new Magic("\u007fELF", "a program", EXPORT));

    private FileKind() {}

    /**
     * What a file is, and what to do with it, as a sentence without its subject.
     *
     * @param head first bytes of the file, some thousand
     */
    static Optional<String> of(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            return Optional.of(archive(text));
        }
        return MAGICS.stream()
                .filter(magic -> text.startsWith(magic.begins()))
                .findFirst()
                .map(magic -> sentence(magic.what(), magic.advice()))
                .or(() -> markup(text));
    }

    private static String archive(String text) {
        if (text.contains("opendocument")) {
            return sentence("a workbook (.ods)", SAVE);
        }
        boolean workbook = text.contains("xl/") || text.contains("[Content_Types].xml") || text.contains("_rels/");
        return workbook ? sentence("a workbook (.xlsx)", SAVE) : sentence("a ZIP archive", UNPACK);
    }

    private static Optional<String> markup(String text) {
        var start = (text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html")
                || start.startsWith("<html")
                || start.startsWith("<table")
                || start.startsWith("<head")
                || start.startsWith("<meta")) {
            return Optional.of(sentence("a web page (HTML), perhaps a sign-in page instead of the download", EXPORT));
        }
        if (start.startsWith("<?xml") || start.startsWith("<workbook")) {
            return Optional.of(sentence("an XML document", EXPORT));
        }
        if (start.startsWith("{\"") || start.startsWith("[{") || start.startsWith("{\n") || start.startsWith("{\r")) {
            return Optional.of(sentence("a JSON document", EXPORT));
        }
        if (start.contains("v2000\n")
                || start.contains("v2000\r")
                || start.contains("v3000\n")
                || start.contains("m  end")) {
            return Optional.of(sentence("a molecule file (SDF or MOL)", EXPORT + ", with the molecules as SMILES"));
        }
        return Optional.empty();
    }

    private static String sentence(String what, String advice) {
        return "it is " + what + ", not a table in text: " + advice;
    }
}
