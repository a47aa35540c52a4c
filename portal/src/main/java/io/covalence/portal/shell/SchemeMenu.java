package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.page.Page;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Light, dark, or as the system has it. The choice lives in the browser: it belongs to a screen rather than to a person. */
final class SchemeMenu {
    /** Applies the stored choice; runs before the page is drawn. */
    static final String EARLY_SCRIPT = """
            (() => {
              const root = document.documentElement;
              const apply = (scheme) => { root.style.colorScheme = scheme === 'system' ? 'light dark' : scheme; };
              const stored = () => { try { return localStorage.getItem('covalence-scheme') || 'system'; } catch { return 'system'; } };
              apply(stored());
              window.covalenceScheme = (scheme) => {
                if (scheme) { try { localStorage.setItem('covalence-scheme', scheme); } catch { /* private window */ } apply(scheme); }
                return stored();
              };
            })();
            """;

    private enum Scheme {
        SYSTEM,
        LIGHT,
        DARK;

        String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Scheme, MenuItem> items = new EnumMap<>(Scheme.class);
    private final Page page;

    SchemeMenu(SubMenu menu, Page page) {
        this.page = page;
        for (var scheme : Scheme.values()) {
            var item = menu.addItem(text("shell.scheme", scheme), event -> choose(scheme));
            item.setCheckable(true);
            items.put(scheme, item);
        }
        page.executeJs("return window.covalenceScheme()").then(String.class, this::mark);
    }

    private void choose(Scheme scheme) {
        page.executeJs("window.covalenceScheme($0)", scheme.value());
        mark(scheme.value());
    }

    private void mark(String value) {
        items.forEach((scheme, item) -> item.setChecked(scheme.value().equals(value)));
    }
}
