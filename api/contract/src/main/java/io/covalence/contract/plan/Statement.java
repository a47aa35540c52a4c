package io.covalence.contract.plan;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A sentence about a plan for people: the key of a text and its arguments. Portal and connector show these, so that the
 * sponsor and a site's people read the same sentence.
 *
 * @param key of the text in {@code texts.properties}, its title at {@code key.title} or at that of the key before its
 *     last dot
 * @param arguments numbers and texts
 */
public record Statement(String key, List<Object> arguments) {
    private static final String TITLE = ".title";

    public Statement {
        arguments = List.copyOf(arguments);
    }

    public static Statement of(String key, Object... arguments) {
        return new Statement(key, List.of(arguments));
    }

    /** What it is about, in a word or two. */
    public String title() {
        var texts = texts();
        var owner = key;
        while (!texts.containsKey(owner + TITLE)) {
            owner = owner.substring(0, owner.lastIndexOf('.'));
        }
        return texts.getString(owner + TITLE);
    }

    /** The sentence, in English, without capital and full stop. */
    public String words() {
        return new MessageFormat(texts().getString(key), Locale.ENGLISH).format(arguments.toArray());
    }

    private static ResourceBundle texts() {
        return ResourceBundle.getBundle("io.covalence.contract.plan.texts", Locale.ROOT);
    }
}
