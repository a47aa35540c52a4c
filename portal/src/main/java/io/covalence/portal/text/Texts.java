package io.covalence.portal.text;

import com.vaadin.cdi.annotation.VaadinServiceEnabled;
import com.vaadin.cdi.annotation.VaadinServiceScoped;
import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** All texts of the portal, from the resource bundles next to this class: one for each {@link Language}. */
@VaadinServiceEnabled
@VaadinServiceScoped
public class Texts implements I18NProvider {
    private static final long serialVersionUID = 1;
    private static final String BUNDLE = "io.covalence.portal.text.texts";
    /** The language of the server's machine is nobody's. */
    private static final ResourceBundle.Control NO_SERVERS_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The text of a key, in the language of the person at the browser. */
    public static String text(String key, Object... values) {
        return I18NProvider.translate(key, values);
    }

    /** The text for a constant: the key is the prefix, a dot and the constant's name in lower case. */
    public static String text(String prefix, Enum<?> constant) {
        return text(prefix + "." + constant.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Language.locales();
    }

    /** A key that is not there answers itself between exclamation marks: an ugly page is better than none. */
    @Override
    public String getTranslation(String key, Locale locale, Object... values) {
        try {
            return new MessageFormat(bundle(locale).getString(key), locale).format(values);
        } catch (MissingResourceException e) {
            return "!" + key + "!";
        }
    }

    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, NO_SERVERS_LANGUAGE);
    }
}
