package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.shell.Audience;
import jakarta.inject.Inject;
import java.util.List;

/** All studies of a tenant, or all that an institution takes part in. Search and filter stay in the address. */
@Route("studies")
@Audience(Audience.Group.STUDY_PEOPLE)
public final class StudiesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    static final String PATH = "studies";

    private final transient Viewer viewer;
    private final transient Studies studies;
    private final TextField search = new TextField();
    private final FilterChips chips = new FilterChips(state -> refine(filter().in(state)));
    private final StudyGrid grid;
    private final Div nothing = new Div();
    private final Div tools;
    private transient List<StudyView> all = List.of();
    private transient StudyFilter shown = StudyFilter.ALL;

    @Inject
    public StudiesView(People people, Studies studies) {
        this.viewer = people.viewer();
        this.studies = studies;
        this.grid = new StudyGrid(viewer, studies);
        addClassName("page");
        search.setPlaceholder(text("studies.search"));
        search.setAriaLabel(text("studies.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(StudyFilter.LONGEST);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> {
            if (!event.getValue().strip().equals(shown.search())) {
                refine(filter().searching(event.getValue()));
            }
        });
        nothing.addClassName("empty-state");
        nothing.getElement().setAttribute("role", "status");
        tools = new Div(search, chips);
        tools.addClassName("tools");
        var lead = new Paragraph(text(viewer.isSponsor() ? "studies.lead.sponsor" : "studies.lead.institution"));
        lead.addClassName("lead");
        add(head(), lead, tools, grid, nothing);
    }

    private Div head() {
        var head = new Div(new H1(text("studies.title")));
        head.addClassName("title-line");
        if (viewer.isSponsor()) {
            head.add(create());
        }
        return head;
    }

    private static Anchor create() {
        var link = new Anchor(PATH + "/new", text("studies.create"));
        link.addClassName("action");
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        all = studies.newest(viewer);
        show(StudyFilter.of(event.getLocation().getQueryParameters().getParameters()));
        search.setValue(shown.search());
    }

    private StudyFilter filter() {
        return shown;
    }

    private void refine(StudyFilter filter) {
        show(filter);
        var location = new Location(PATH, QueryParameters.simple(filter.parameters()));
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, location));
    }

    private void show(StudyFilter filter) {
        shown = filter;
        var found = all.stream().filter(filter::matches).toList();
        chips.show(all, filter);
        grid.setItems(found);
        grid.setVisible(!found.isEmpty());
        tools.setVisible(!all.isEmpty());
        nothing.setVisible(found.isEmpty());
        nothing.removeAll();
        if (all.isEmpty()) {
            nothing.add(
                    new Paragraph(text("studies.empty")),
                    new Paragraph(text(viewer.isSponsor() ? "studies.empty.sponsor" : "studies.empty.institution")));
            if (viewer.isSponsor()) {
                nothing.add(create());
            }
        } else if (found.isEmpty()) {
            nothing.add(new Paragraph(text("studies.nothing-found")));
        }
    }

    @Override
    public String getPageTitle() {
        return text("page.title", text("studies.title"));
    }
}
