package io.covalence.portal.shell;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.page.Page;
import io.covalence.portal.text.Language;
import io.covalence.portal.text.LanguageChoice;
import java.util.Locale;

/** The languages, each named in itself. A choice lives in the browser, and the page is loaded again in it. */
final class LanguageMenu {
    private LanguageMenu() {}

    static void fill(SubMenu menu, Page page, Locale current) {
        for (var language : Language.values()) {
            MenuItem item = menu.addItem(language.ownName(), event -> choose(page, language));
            item.getElement().setAttribute("lang", language.tag());
            item.setId("language-" + language.tag());
            item.setCheckable(true);
            item.setChecked(language.locale().equals(current));
        }
    }

    private static void choose(Page page, Language language) {
        page.executeJs(LanguageChoice.KEEP_SCRIPT, language.tag());
    }
}
