package io.covalence.connector.dataset.internal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Says of a cell that is no number what it seems to be. It reads no value out of it. */
final class NumberKinds {
    /** Longer cells are not looked into. */
    private static final int LONGEST = 200;

    private static final String NUMBER = "[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)([eE][+-]?[0-9]+)?";
    private static final String SPACE = "[\\s\\h]*";

    private static final Set<String> MISSING = Set.of(
            "na",
            "n/a",
            "n.a.",
            "n.a",
            "n a",
            "<na>",
            "#n/a",
            "#na",
            "#n/a n/a",
            "#nv",
            "nan",
            "-nan",
            "+nan",
            "null",
            "(null)",
            "none",
            "nil",
            "missing",
            "miss",
            "nd",
            "n.d.",
            "n.d",
            "n/d",
            "not determined",
            "not detected",
            "not available",
            "not applicable",
            "not tested",
            "not measured",
            "not done",
            "unknown",
            "unk",
            "tbd",
            "tba",
            "pending",
            "undefined",
            "undef",
            "empty",
            "blank",
            "void",
            "-",
            "--",
            "---",
            "\u2010",
            "\u2011",
            "\u2012",
            "\u2013",
            "\u2014",
            "\u2212",
            "?",
            "??",
            "???",
            ".",
            "..",
            "...",
            "\u2026",
            "*",
            "/",
            "\\n",
            "x",
            "k.a.",
            "k. a.",
            "n.b.",
            "nb",
            "fehlt",
            "leer",
            "nvt",
            "n.v.t.",
            "s/d",
            "n/e",
            "ne",
            "n.e.",
            "n/t",
            "nt",
            "n.t.",
            "n/m",
            "nm",
            "(blank)",
            "(missing)",
            "(none)",
            "[na]",
            "no data",
            "no value",
            "no result",
            "failed",
            "fail",
            "error",
            "invalid");

    private static final Set<String> BOOLEANS = Set.of(
            "true",
            "false",
            "t",
            "f",
            "yes",
            "no",
            "y",
            "n",
            "wahr",
            "falsch",
            "ja",
            "nein",
            "vrai",
            "faux",
            "oui",
            "non",
            "si",
            "s\u00ed",
            "verdadero",
            "falso",
            "vero",
            "active",
            "inactive",
            "act",
            "inact",
            "a",
            "i",
            "positive",
            "negative",
            "pos",
            "neg",
            "+",
            "on",
            "off",
            "toxic",
            "nontoxic",
            "non-toxic",
            "hit",
            "high",
            "low",
            "\u2713",
            "\u2714",
            "\u2717",
            "\u2718",
            ".true.",
            ".false.",
            "agonist",
            "antagonist",
            "bool:true",
            "bool:false");

    private static final String MONTH =
            "(jan|feb|f[e\u00e9]v|m[a\u00e4]r|mrz|mrt|apr|avr|abr|may|mai|maj|mag|mei|jun|jui|giu|jul|lug|aug|ao[u\u00fb]|ago|sep|set|oct|okt|ott|out|nov|dec|dez|d[e\u00e9]c|dic)\\p{L}{0,7}\\.?";

    private static final Pattern DATE = Pattern.compile(
            "([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,4}/[0-9]{1,2}(/[0-9]{1,4})?|[0-9]{1,2}\\.[0-9]{1,2}\\.([0-9]{2}|[0-9]{4})?|[0-9]{4}\\.[0-9]{1,2}\\.[0-9]{1,2}\\.?|[0-9]{1,2}-[0-9]{1,2}-[0-9]{2,4}|([0-9]{1,4}[-."
                    + " /]{1,2})?" + MONTH
                    + "([-. /]{1,2}[0-9]{1,4},?)?([-. /][0-9]{2,4})?|[0-9]{4}\u5e74.*|[0-9]{1,2}\u6708.*)"
                    + "([T ,]+.*)?|[0-9]{1,3}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?( ?[ap]m)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private record Rule(Kind kind, Predicate<String> matches) {
        static Rule regex(Kind kind, String regex) {
            var pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            return new Rule(kind, text -> pattern.matcher(text).matches());
        }

        static Rule found(Kind kind, String regex) {
            var pattern = Pattern.compile(regex);
            return new Rule(kind, text -> pattern.matcher(text).find());
        }
    }

    /** The first that matches says what it is. */
    private static final List<Rule> RULES = List.of(
            Rule.regex(Kind.NOT_FINITE, "[+\\-\u2212]?(inf|infinity|\u221e|1\\.#(inf|ind|qnan).*)"),
            new Rule(Kind.MISSING_WORD, text -> MISSING.contains(text.toLowerCase(Locale.ROOT))),
            new Rule(Kind.BOOLEAN, text -> BOOLEANS.contains(text.toLowerCase(Locale.ROOT))),
            Rule.regex(Kind.SPREADSHEET_ERROR, "#+[\\p{L}0-9/?!]*[!?]?|err:[0-9]+"),
            new Rule(
                    Kind.DATE,
                    text -> text.chars().anyMatch(Character::isDigit)
                            && DATE.matcher(text).matches()),
            Rule.found(Kind.GARBLED, "[\ufffd\u00c2\u00c3]|\u00e2\u20ac|\u00e2\u02c6"),
            Rule.found(Kind.CONTROL, "\\p{Cc}"),
            new Rule(Kind.OTHER_DIGITS, NumberKinds::hasOtherDigits),
            Rule.regex(
                    Kind.THOUSANDS,
                    "[+\\-\u2212]?[0-9]{1,3}(["
                            + " \u00a0\u202f\u2009\u2007\u2008'\u2019\u02bc_\u066c][0-9]{2,3})+([.,][0-9]*)?([eE][+-]?[0-9]+)?"),
            Rule.regex(Kind.THOUSANDS, "[+\\-\u2212]?[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}\\.[0-9]*"),
            Rule.regex(
                    Kind.THOUSANDS, "[+\\-\u2212]?[0-9]{1,3}((,[0-9]{3}){2,}|(\\.[0-9]{3}){2,}|(\\.[0-9]{3})+,[0-9]*)"),
            Rule.regex(Kind.AMBIGUOUS_COMMA, "[+\\-\u2212]?[0-9]{1,3},[0-9]{3}"),
            Rule.regex(Kind.DECIMAL_COMMA, "[+\\-\u2212]?[0-9]*[,\u066b\uff0c][0-9]*([eE][+\\-\u2212]?[0-9]+)?"),
            Rule.regex(Kind.MINUS_SIGN, "([\u2010-\u2015\u2212\ufe63\uff0d]" + SPACE + "|-[\\s\\h]+)" + NUMBER),
            Rule.regex(Kind.MINUS_SIGN, "[+-]?[0-9.,]+[eE][\u2010-\u2015\u2212\ufe63\uff0d][0-9]+|[0-9.,]+[-\u2212]"),
            Rule.regex(
                    Kind.QUALIFIER,
                    "([<>=~\u2264\u2265\u2248\u2243\u2272\u2273\u2a7d\u2a7e\u223c\u226a\u226b\uff1c\uff1e]+|ca\\.?|c\\.|circa|approx\\.?|about|gt|lt|ge|le|less"
                            + " than|more than|greater than|up to|max\\.?|min\\.?|over|under)"
                            + SPACE + NUMBER + ".*"),
            Rule.regex(Kind.QUALIFIER, NUMBER + SPACE + "([<>~*?\u2020]+|\\(?\\b(approx|estimated|est|outlier)\\b.*)"),
            Rule.regex(
                    Kind.RANGE,
                    "\u00b1.*|" + NUMBER + SPACE + "(\u00b1|\\+/-|\\+-|-|\u2013|\u2014|\\.{2,3}|\u2026|to|bis|;|\\|)"
                            + SPACE + NUMBER + ".*"),
            Rule.regex(Kind.RANGE, NUMBER + SPACE + "\\([0-9., nN=]+\\)"),
            Rule.regex(Kind.PERCENT, "[+\\-\u2212]?[0-9.,]+" + SPACE + "[%\u2030\uff05\u066a]"),
            Rule.regex(Kind.POWER, NUMBER + SPACE + "([x\u00d7*\u00b7\u22c5]" + SPACE + "10|\\^).*|10\\^.*"),
            Rule.regex(Kind.BRACKETS, "[(\\[{].*[)\\]}]"),
            Rule.regex(Kind.QUOTED_NUMBER, "['\"\u2018\u2019\u201c\u201d`\u00ab\u00bb].*|.*['\"\u2019\u201d`\u00bb]"),
            Rule.regex(Kind.FORMULA, "[=@].*"),
            new Rule(
                    Kind.INVISIBLE,
                    text -> text.codePoints()
                            .anyMatch(c -> Blank.isInvisible(c) || (c > 0x7f && Blank.showsNothing(c)))),
            Rule.regex(
                    Kind.UNIT,
                    NUMBER + SPACE + "[\\p{L}\u00b5\u03bc\u00b0$\u20ac\u00a3\u00a5/].*|[$\u20ac\u00a3\u00a5]" + SPACE
                            + NUMBER));

    private NumberKinds() {}

    /** The kind of a text that is not blank and does not read as a number. */
    static Kind of(String text) {
        if (Numbers.isDecimal(text)) {
            return text.length() > Numbers.MAXIMUM_LENGTH ? Kind.LONG_NUMBER : Kind.NOT_FINITE;
        }
        if (text.length() > LONGEST) {
            return text.chars().anyMatch(Character::isISOControl) ? Kind.CONTROL : Kind.NOT_A_NUMBER;
        }
        return RULES.stream()
                .filter(rule -> rule.matches().test(text))
                .map(Rule::kind)
                .findFirst()
                .orElse(Kind.NOT_A_NUMBER);
    }

    private static boolean hasOtherDigits(String text) {
        return text.codePoints()
                        .anyMatch(c -> c > 0x7f
                                && (Character.isDigit(c)
                                        || Character.getType(c) == Character.OTHER_NUMBER
                                        || Character.getType(c) == Character.LETTER_NUMBER))
                && Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().anyMatch(Character::isDigit);
    }
}
