package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One chip for each state that occurs, with how many studies are in it; pressed is what is shown. */
final class FilterChips extends Div {
    private static final long serialVersionUID = 1;

    private final transient Consumer<@Nullable StudyState> chosen;

    FilterChips(Consumer<@Nullable StudyState> chosen) {
        this.chosen = chosen;
        addClassName("chips");
        getElement().setAttribute("role", "group").setAttribute("aria-label", text("studies.filter"));
    }

    void show(List<StudyView> studies, StudyFilter filter) {
        removeAll();
        var found = studies.stream().filter(filter.inAnyState()::matches).toList();
        add(chip(text("studies.all"), found.size(), null, filter));
        for (var state : StudyState.values()) {
            long count = found.stream().filter(study -> study.state() == state).count();
            if (count > 0 || state == filter.state()) {
                add(chip(text("study.state", state), count, state, filter));
            }
        }
    }

    private NativeButton chip(String name, long count, @Nullable StudyState state, StudyFilter filter) {
        var figure = new Span(Long.toString(count));
        figure.addClassName("chip-count");
        var chip = new NativeButton();
        chip.add(new Span(name), figure);
        chip.addClassName("chip");
        chip.getElement().setAttribute("aria-pressed", Boolean.toString(filter.state() == state));
        chip.addClickListener(event -> chosen.accept(state));
        return chip;
    }
}
