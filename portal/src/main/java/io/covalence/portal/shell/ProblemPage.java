package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** A page that says what went wrong, why, and what to do next. */
final class ProblemPage extends Div {
    private static final long serialVersionUID = 1;

    ProblemPage(ProblemText problem) {
        addClassNames("page", "page-narrow", "problem");
        var code = new Div(text("problem.code", Integer.toString(problem.type().status())));
        code.addClassName("problem-code");
        var home = new Anchor("", text("problem.home"));
        add(
                code,
                new H1(problem.what()),
                new Paragraph(problem.why()),
                new Paragraph(problem.next()),
                new Paragraph(home));
    }
}
