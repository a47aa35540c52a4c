package io.covalence.portal.widget;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import io.covalence.contract.id.StudyId;

/** The pages of a study, as links. */
public final class StudyTabs extends Nav {
    private static final long serialVersionUID = 1;

    public enum Tab {
        OVERVIEW(""),
        SITES("/sites"),
        RESULTS("/results"),
        COMPARE("/compare");

        private final String path;

        Tab(String path) {
            this.path = path;
        }
    }

    /**
     * Links to the pages.
     *
     * @param sponsor whether the person may see all of them
     */
    public StudyTabs(StudyId study, Tab current, boolean sponsor) {
        addClassName("tabs");
        getElement().setAttribute("aria-label", text("tabs.title"));
        var list = new UnorderedList();
        for (var tab : Tab.values()) {
            if (sponsor || tab != Tab.SITES) {
                list.add(new ListItem(link(study, tab, current)));
            }
        }
        add(list);
    }

    private static Anchor link(StudyId study, Tab tab, Tab current) {
        var link = new Anchor("studies/" + study + tab.path, text("tabs", tab));
        link.setRouterIgnore(false);
        if (tab == current) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}
