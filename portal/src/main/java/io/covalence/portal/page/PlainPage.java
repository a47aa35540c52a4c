package io.covalence.portal.page;

import io.covalence.portal.text.Language;
import io.covalence.portal.text.LanguageChoice;
import io.covalence.portal.text.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes plain HTML pages in the portal's look. All texts, including input from outside, are escaped, and pages have no
 * inline code.
 *
 * @param language of the person who reads them
 */
public record PlainPage(Language language) {
    private static final Texts TEXTS = new Texts();

    /** For the person who asks. */
    public static PlainPage of(HttpServletRequest request) {
        return new PlainPage(LanguageChoice.of(request));
    }

    /** A text of the resource bundle. */
    public String say(String key, Object... values) {
        return TEXTS.getTranslation(key, language.locale(), values);
    }

    /** A text of the resource bundle, escaped. */
    public String html(String key) {
        return escaped(say(key));
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * A whole page.
     *
     * @param root path of the portal, with a slash at the end: the page may answer any address
     * @param title key of its title
     * @param body HTML, escaped
     */
    public String page(String root, String title, String body) {
        return """
            <!DOCTYPE html>
            <html lang="%1$s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%2$s</title>
            <link rel="icon" href="%3$scovalence/mark.svg">
            <link rel="stylesheet" href="%3$slumo/lumo.css">
            <link rel="stylesheet" href="%3$scovalence/covalence.css">
            </head>
            <body class="join">
            <header class="brand"><span class="brand-mark" aria-hidden="true"></span><span class="brand-word">Covalence</span></header>
            <main class="page page-narrow">
            %4$s
            </main>
            </body>
            </html>
            """.formatted(language.tag(), html(title), escaped(root), body);
    }

    /** Answers with a page that nobody keeps. */
    public static void answer(HttpServletResponse response, int status, String page) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(page);
    }
}
