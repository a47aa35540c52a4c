package io.covalence.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.covalence.portal.text.Language;
import io.covalence.portal.text.LanguageChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up every session: a failure in an event handler is shown at the edge of the page, and logged when it is our
 * fault. Sets up every page: its language is the person's, and a nonce marks our inline code.
 */
@ApplicationScoped
public class PortalStart {
    private static final Logger LOG = LoggerFactory.getLogger(PortalStart.class);
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    void started(@Observes ServiceInitEvent start) {
        start.getSource().addSessionInitListener(event -> event.getSession().setErrorHandler(PortalStart::failed));
        start.getSource()
                .addUIInitListener(event -> event.getUI().setLocale(language().locale()));
        start.addIndexHtmlRequestListener(this::guard);
    }

    /** Asked anew for every page, so that a choice works as soon as the page is loaded again. */
    private static Language language() {
        return LanguageChoice.of(VaadinServletRequest.getCurrent());
    }

    /** Marks the page's own inline code, so that a browser runs no other. */
    private void guard(IndexHtmlResponse page) {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().select("script").attr("nonce", nonce);
        // Dates and numbers that the browser writes are in the language of the texts.
        page.getDocument().select("html").attr("lang", language().tag());
        page.getVaadinResponse()
                .setHeader(
                        ContentPolicy.HEADER,
                        ContentPolicy.application(nonce, PortalSettings.publicOrigin(), PortalSettings.oidcOrigin()));
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
