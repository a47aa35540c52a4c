package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;

/** The page for an unknown address. */
@ParentLayout(MainLayout.class)
public final class NotFoundView extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        removeAll();
        add(new ProblemPage(ProblemText.of(new ProblemException(ProblemType.NOT_FOUND, text("problem.why.address")))));
        return ProblemType.NOT_FOUND.status();
    }

    @Override
    public String getPageTitle() {
        return text("page.title", text("problem.title"));
    }
}
