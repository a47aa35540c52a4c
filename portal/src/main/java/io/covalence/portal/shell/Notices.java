package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Short messages at the edge of the page. */
public final class Notices {
    private static final int SECONDS = 1000;

    private Notices() {}

    public static void done(String message) {
        var notice = new Notification(message, 6 * SECONDS, Notification.Position.BOTTOM_END);
        notice.addThemeVariants(NotificationVariant.LUMO_SUCCESS);
        notice.open();
    }

    /** Stays until it is closed: a refusal is there to be read. */
    public static void refused(Throwable thrown) {
        var problem = ProblemText.of(thrown);
        var notice = new Notification();
        notice.setPosition(Notification.Position.BOTTOM_END);
        notice.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notice.setAssertive(true);
        var what = new Div(problem.what());
        what.addClassName("notice-what");
        var close = new Button(text("notice.close"), event -> notice.close());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        var body = new Div(what, new Div(problem.why()), new Div(problem.next()), close);
        body.addClassName("notice");
        notice.add(body);
        notice.open();
    }
}
