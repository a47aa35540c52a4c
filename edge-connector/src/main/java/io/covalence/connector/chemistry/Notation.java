package io.covalence.connector.chemistry;

import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises cells of a SMILES column that name a molecule in another way, or not at all. */
public enum Notation {
    MISSING_WORD(
            "a word for a missing value",
            "(?i)null|nil|none|nan|n/?a|#n/a|n\\.[ad]\\.|missing|unknown|tbd|#[a-z0-9/]+[!?]?|[-?._]+"),
    INCHI("an InChI", "(?i)(inchi=|1S?/).+"),
    INCHI_KEY("an InChIKey", "(?i)(inchikey=)?[a-z]{14}-[a-z]{8}[sn][a-z]-[a-z]"),
    CAS_NUMBER("a CAS number", "(?i)(cas[ :]*)?\\d{2,7}-\\d{2}-\\d"),
    NUMBER("a number", "[+-]?[\\d.,' ]*\\d[\\d.,' ]*([eE][+-]?\\d+)?"),
    MOL_BLOCK("a MOL block", "(?s).*(V[23]000|M  END).*"),
    SELFIES("SELFIES", "(\\[[^\\[\\]]*])*\\[(=|#[A-Z]|[=#]?(Ring|Branch)\\d)[^\\[\\]]*](\\[[^\\[\\]]*])*"),
    SMARTS("SMARTS, a pattern and not a molecule", ".*\\[[^\\]]*(#\\d|[!$;,&])[^\\]]*].*"),
    SEQUENCE("a sequence", "[ACDEFGHIKLMNPQRSTVWY]{8,}"),
    FORMULA(
            "a molecular formula",
            "(?=.*(H|Na|Mg|Al|Si|Ca|Fe|Zn))(\\(?(A[cglrstu]|B[aeir]?|C[adelorsu]?|F[er]?|G[ade]|H[efgo]?|I[nr]?|Kr?|L[aiu]|M[gno]|N[abei]?"
                    + "|Os?|P[bdt]?|R[behu]|S[bceinr]?|T[aeil]|U|V|W|Xe|Yb?|Z[nr])\\)?\\d*)+([+-]\\d*)?"),
    IDENTIFIER("an identifier", "[A-Za-z]{2,12}[-_:# ]?\\d{2,}[A-Za-z]?"),
    NAME(
            "a name",
            "(?s).*((?=\\p{Lower}{4})\\p{Lower}*[ad-kmqt-z]|\\p{Upper}{3,} \\p{Upper}{3,}|\\d['’]?-\\p{Lower}{2}|acid).*");

    private static final int EXAMINED = 400;

    private final String words;
    private final Pattern pattern;

    Notation(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    /** With its article: "an InChI". */
    public String words() {
        return words;
    }

    /**
     * What a cell is although its beginning may look like SMILES to a parser. Brackets in a title say nothing of the molecule
     * before it.
     *
     * @param text up to the first blank
     * @param rest what follows
     */
    static Optional<Notation> unmistakable(String text, String rest) {
        return first(rest.isEmpty() ? text : text + " " + rest, MISSING_WORD, MOL_BLOCK)
                .or(() -> first(text, SELFIES, SMARTS));
    }

    /** What a text that does not parse probably is. */
    static Optional<Notation> likely(String text) {
        return first(text, MISSING_WORD, NAME);
    }

    private static Optional<Notation> first(String text, Notation from, Notation to) {
        var examined = text.length() > EXAMINED ? text.substring(0, EXAMINED) : text;
        for (var notation : values()) {
            if (notation.compareTo(from) >= 0
                    && notation.compareTo(to) <= 0
                    && notation.pattern.matcher(examined).matches()) {
                return Optional.of(notation);
            }
        }
        return Optional.empty();
    }
}
