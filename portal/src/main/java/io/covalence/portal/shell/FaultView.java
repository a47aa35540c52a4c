package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page for all other failures. It has no frame, because the frame may have failed. */
public final class FaultView extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(FaultView.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var problem = ProblemText.of(parameter.getException());
        if (ProblemText.problem(parameter.getException()).isEmpty()) {
            LOG.error("A page could not be shown: {}", event.getLocation().getFirstSegment(), parameter.getException());
        }
        removeAll();
        add(new ProblemPage(problem));
        return problem.type().status();
    }

    @Override
    public String getPageTitle() {
        return text("page.title", text("problem.title"));
    }
}
