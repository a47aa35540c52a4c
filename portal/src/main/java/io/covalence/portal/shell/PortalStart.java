package io.covalence.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets up every session: what fails in an event handler is said at the edge of the page, and logged when it is our fault. */
@ApplicationScoped
public class PortalStart {
    private static final Logger LOG = LoggerFactory.getLogger(PortalStart.class);

    void started(@Observes ServiceInitEvent start) {
        start.getSource().addSessionInitListener(event -> event.getSession().setErrorHandler(PortalStart::failed));
    }

    private static void failed(ErrorEvent event) {
        var thrown = event.getThrowable();
        if (ProblemText.problem(thrown).isEmpty()) {
            LOG.error("Something failed in a page", thrown);
        }
        if (UI.getCurrent() != null) {
            Notices.refused(thrown);
        }
    }
}
