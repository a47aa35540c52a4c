package io.covalence.portal.recruiting;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.ParticipationView;
import io.covalence.portal.backend.Recruitment;
import io.covalence.portal.text.Numbers;
import java.util.function.Predicate;

/** How many institutions are how far, from the invitation to the signature. */
final class Funnel extends OrderedList {
    private static final long serialVersionUID = 1;

    Funnel() {
        addClassName("funnel");
        getElement().setAttribute("aria-label", text("recruiting.funnel"));
    }

    void show(Recruitment recruitment) {
        removeAll();
        long invited = recruitment.invitations().stream()
                .filter(invitation -> invitation.state() != InvitationState.REVOKED)
                .count();
        step(text("recruiting.funnel.invited"), invited);
        step(text("recruiting.funnel.accepted"), recruitment.sites().size());
        step(text("recruiting.funnel.enrolled"), count(recruitment, site -> site.identityFingerprint() != null));
        var ready = step(text("recruiting.funnel.ready"), count(recruitment, Funnel::isReady));
        var plan = recruitment.study().plan();
        if (plan != null) {
            var needed = new Span(text("recruiting.funnel.needed", plan.cohort().minimumSites()));
            needed.addClassName("quiet");
            ready.add(needed);
        }
    }

    private ListItem step(String name, long count) {
        var figure = new Span(Numbers.count(count));
        figure.addClassName("headline");
        var title = new Span(name);
        title.addClassName("figure-title");
        var step = new ListItem(title, figure);
        add(step);
        return step;
    }

    private static long count(Recruitment recruitment, Predicate<ParticipationView> which) {
        return recruitment.sites().stream().filter(which).count();
    }

    /** The data fit, and the people there have signed the plan. */
    private static boolean isReady(ParticipationView site) {
        return site.state() == ParticipationState.READY || site.state() == ParticipationState.ACTIVE;
    }
}
