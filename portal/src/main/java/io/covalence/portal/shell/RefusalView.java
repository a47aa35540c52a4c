package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.covalence.contract.problem.ProblemException;

/** The page for a refusal by a service, inside the frame. */
@ParentLayout(MainLayout.class)
public final class RefusalView extends Div implements HasErrorParameter<ProblemException>, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ProblemException> parameter) {
        removeAll();
        add(new ProblemPage(ProblemText.of(parameter.getException())));
        return parameter.getException().type().status();
    }

    @Override
    public String getPageTitle() {
        return text("page.title", text("problem.title"));
    }
}
