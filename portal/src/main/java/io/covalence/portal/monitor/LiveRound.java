package io.covalence.portal.monitor;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundSiteView;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.ParticipationView;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.Panel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The round in progress. A live region for screen readers says the step in a sentence, once for each step. */
public final class LiveRound extends Panel {
    private static final long serialVersionUID = 1;

    private final PhaseSteps steps = new PhaseSteps();
    private final RoundPicture picture = new RoundPicture();
    private final Paragraph drawing = new Paragraph(text("picture.drawing"));
    private final RoundSites sites = new RoundSites();
    private final Span needs = new Span();
    private final Ago left = new Ago(Instant.EPOCH).left(text("monitor.left"));
    private final Paragraph sentence = new Paragraph();
    private final Div spoken = new Div();
    private final Span outage = new Span(text("monitor.outage"));
    private final Ago updated = new Ago(Instant.EPOCH);

    public LiveRound() {
        super(text("monitor.title"));
        addClassName("live-round");
        spoken.addClassName("only-read");
        spoken.getElement().setAttribute("aria-live", "polite");
        spoken.getElement().setAttribute("role", "status");
        sentence.addClassName("quiet");
        outage.addClassName("outage");
        outage.getElement().setAttribute("role", "alert");
        outage.setVisible(false);
        var when = new Span(new Span(text("monitor.updated") + " "), updated);
        when.addClassName("updated");
        beside(outage, needs, left, when);
        drawing.addClassName("quiet");
        add(steps, sentence, picture, drawing, sites, spoken);
    }

    /**
     * Shows the round as it is now; the run says how many there will be.
     *
     * @param known the study's sites that the person sees, some of which may not have been heard in this round yet
     * @param invitedAs by site what the sponsor called institutions that go by another name
     */
    public void show(RunView run, RoundView round, List<ParticipationView> known, Map<SiteId, String> invitedAs) {
        var summary = round.summary();
        var work = RoundWork.of(summary);
        var name = switch (work) {
            case OPENING -> text("monitor.opening");
            case TRAINING -> text("monitor.round", summary.modelVersion() + 1, run.rounds());
            case EVALUATION -> text("monitor.evaluation");
            case COUNTING -> text("monitor.counting");
        };
        title(summary.attempt() > 1 ? text("monitor.attempt", name, summary.attempt()) : name);
        steps.show(summary);
        sites.show(round.sites(), work, invitedAs);
        limits(summary);
        var in = sitesIn(run, round);
        sentence.setText(
                summary.phase() == RoundPhase.FAILED
                        ? text("monitor.failed", round.reason())
                        : text("monitor.sentence", PhaseSteps.explained(summary), in));
        var said = text("monitor.spoken", name, PhaseSteps.name(summary.phase(), work), in);
        spoken.setText(said);
        picture.show(summary, drawn(run, round, known), text("picture.label", said));
        updated.show(newest(round));
        outage.setVisible(false);
    }

    private void limits(RoundSummary summary) {
        var limits = summary.limits();
        needs.setText(limits == null ? "" : text("monitor.needs", limits.sitesNeeded()));
        var deadline = limits == null ? null : limits.deadline();
        left.setVisible(deadline != null);
        if (deadline != null) {
            left.show(deadline);
        }
    }

    /** All sites of the run, by name; an institution sees what its own does, and that there are others. */
    private static List<DrawnSite> drawn(RunView run, RoundView round, List<ParticipationView> known) {
        var sites = new TreeMap<String, DrawnSite>();
        known.stream()
                .filter(site -> site.state() == ParticipationState.ACTIVE)
                .forEach(site -> put(sites, site.siteId(), site.institutionName(), SitePhase.OFFERED));
        round.sites()
                .forEach(site -> put(
                        sites,
                        site.change().siteId(),
                        site.institutionName(),
                        site.change().phase()));
        var all = new ArrayList<DrawnSite>(sites.values());
        for (int i = all.size(); i < run.sites(); i++) {
            all.add(new DrawnSite("other " + i, "", null));
        }
        return List.copyOf(all);
    }

    private static void put(Map<String, DrawnSite> sites, SiteId siteId, String name, SitePhase phase) {
        sites.put(name + " " + siteId, new DrawnSite(siteId.value(), name, phase));
    }

    /** How many sites are in, in words; nothing for an institution, which sees its own site only. */
    private static String sitesIn(RunView run, RoundView round) {
        var sites = round.sites();
        if (sites.size() < run.sites()) {
            return "";
        }
        var done = doneWith(round.summary().phase());
        long in = sites.stream()
                .map(site -> site.change().phase())
                .filter(phase -> phase == done || isPast(phase, done))
                .count();
        return text(
                done == SitePhase.TRAINING ? "monitor.sites-at-work" : "monitor.sites-in",
                Numbers.outOf(in, sites.size()));
    }

    /** What a site has done that the round's phase waits for; until all have trained, what is told is who has begun. */
    private static SitePhase doneWith(RoundPhase phase) {
        return switch (phase) {
            case TRAINING, KEYS -> SitePhase.TRAINING;
            case SHARES -> SitePhase.SHARED;
            case AGREEMENT -> SitePhase.AGREED;
            case UNMASKING -> SitePhase.UNMASKED;
            case ABORTING -> SitePhase.ABANDONED;
            case MASKED, AGGREGATING, COMPLETED, FAILED -> SitePhase.MASKED;
        };
    }

    private static boolean isPast(SitePhase phase, SitePhase done) {
        return phase.compareTo(done) > 0 && phase.compareTo(SitePhase.ABANDONED) < 0;
    }

    private static Instant newest(RoundView round) {
        return round.sites().stream()
                .map(RoundSiteView::lastHeard)
                .reduce(round.changedAt(), (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Says that what is shown may be old. */
    public void outage() {
        outage.setVisible(true);
    }
}
