package io.covalence.portal.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A language that all texts of the portal exist in. */
public enum Language {
    /** In which the texts are written, with British dates and numbers. */
    ENGLISH(Locale.UK, "English"),
    /** In traditional characters, as written in Taiwan. */
    CHINESE(Locale.forLanguageTag("zh-Hant"), "繁體中文");

    /** Where Chinese that names no script is in traditional characters. */
    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    /** As its readers call it. */
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return locale;
    }

    /** By which pages name it, as BCP 47 has it. */
    public String tag() {
        return locale.toLanguageTag();
    }

    static List<Locale> locales() {
        return Stream.of(values()).map(Language::locale).toList();
    }

    /** The language with a tag, if there is one. */
    static Optional<Language> of(String tag) {
        return Stream.of(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The first that somebody reads; English for all others, as for who reads Chinese in simplified characters only. */
    static Language of(Collection<Locale> read) {
        return read.stream().flatMap(locale -> of(locale).stream()).findFirst().orElse(ENGLISH);
    }

    private static Optional<Language> of(Locale read) {
        return switch (read.getLanguage()) {
            case "en" -> Optional.of(ENGLISH);
            case "zh" -> isTraditional(read) ? Optional.of(CHINESE) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isTraditional(Locale read) {
        return read.getScript().isEmpty()
                ? TRADITIONAL.contains(read.getCountry())
                : read.getScript().equals("Hant");
    }
}
