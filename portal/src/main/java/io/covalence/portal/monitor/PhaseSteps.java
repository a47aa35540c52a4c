package io.covalence.portal.monitor;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The steps of a round, and where it stands. */
final class PhaseSteps extends OrderedList {
    private static final long serialVersionUID = 1;

    /** The steps' phases; a round that is completed has passed them all. */
    private static final List<RoundPhase> STEPS = List.of(
            RoundPhase.TRAINING,
            RoundPhase.KEYS,
            RoundPhase.SHARES,
            RoundPhase.MASKED,
            RoundPhase.AGREEMENT,
            RoundPhase.UNMASKING,
            RoundPhase.AGGREGATING);

    private final List<Step> steps = new ArrayList<>();

    PhaseSteps() {
        addClassName("phase-steps");
        getElement().setAttribute("aria-label", text("monitor.steps"));
        for (var phase : STEPS) {
            var step = new Step(phase);
            steps.add(step);
            add(step);
        }
    }

    void show(RoundSummary round) {
        int at = STEPS.indexOf(round.phase());
        boolean completed = round.phase() == RoundPhase.COMPLETED;
        for (int i = 0; i < steps.size(); i++) {
            var state = completed || i < at ? Step.State.DONE : i == at ? Step.State.CURRENT : Step.State.AHEAD;
            steps.get(i).show(RoundWork.of(round), state);
        }
    }

    static String name(RoundPhase phase, RoundWork work) {
        return switch (phase) {
            case TRAINING -> text("phase.local", work);
            case MASKED -> text("phase.masked", work);
            case AGGREGATING -> text("phase.opened", work);
            case KEYS, SHARES, AGREEMENT, UNMASKING, ABORTING, COMPLETED, FAILED -> text("phase", phase);
        };
    }

    /** What happens in the round's present step, in plain words. */
    static String explained(RoundSummary round) {
        var work = RoundWork.of(round);
        return switch (round.phase()) {
            case TRAINING -> text("phase.explained.local", work);
            case MASKED -> text("phase.explained.masked", work);
            case AGGREGATING -> text("phase.explained.opened", work);
            case KEYS, SHARES, AGREEMENT, UNMASKING, ABORTING, COMPLETED, FAILED ->
                text("phase.explained", round.phase());
        };
    }

    private static final class Step extends ListItem {
        private static final long serialVersionUID = 1;

        private enum State {
            DONE,
            CURRENT,
            AHEAD
        }

        private final RoundPhase phase;
        private final Span name = new Span();
        private final Span word = new Span();

        Step(RoundPhase phase) {
            this.phase = phase;
            word.addClassName("only-read");
            add(name, word);
        }

        void show(RoundWork work, State state) {
            name.setText(name(phase, work));
            word.setText(" " + text("monitor.step", state));
            setClassName("step step-" + state.name().toLowerCase(Locale.ROOT));
            if (state == State.CURRENT) {
                getElement().setAttribute("aria-current", "step");
            } else {
                getElement().removeAttribute("aria-current");
            }
        }
    }
}
