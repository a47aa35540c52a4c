package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.run.RunState;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.widget.StateBadge;
import io.covalence.portal.widget.Tone;

/** States of studies, sites and runs as people see them. */
final class States {
    private States() {}

    static StateBadge badge(StudyState state) {
        return new StateBadge(text("study.state", state), tone(state));
    }

    static Tone tone(StudyState state) {
        return switch (state) {
            case DRAFT -> Tone.QUIET;
            case RECRUITING, RUNNING -> Tone.ACTIVE;
            case READY, COMPLETED -> Tone.GOOD;
            case PAUSED -> Tone.WARNING;
            case STOPPED -> Tone.BAD;
        };
    }

    static StateBadge badge(ParticipationState state) {
        var tone = switch (state) {
            case INVITED -> Tone.QUIET;
            case ENROLLED -> Tone.ACTIVE;
            case READY, ACTIVE -> Tone.GOOD;
            case SUSPENDED -> Tone.WARNING;
            case WITHDRAWN -> Tone.BAD;
        };
        return new StateBadge(text("site.state", state), tone);
    }

    static StateBadge badge(RunState state) {
        return new StateBadge(text("run.state", state), tone(state));
    }

    static Tone tone(RunState state) {
        return switch (state) {
            case QUEUED -> Tone.QUIET;
            case RUNNING -> Tone.ACTIVE;
            case SUCCEEDED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case PAUSED, STOPPED -> Tone.WARNING;
        };
    }
}
