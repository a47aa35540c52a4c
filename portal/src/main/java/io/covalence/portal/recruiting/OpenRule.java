package io.covalence.portal.recruiting;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.study.StudyView;
import java.util.Optional;

/** Foresees whether a study takes in institutions, to say beforehand why not. The service decides. */
final class OpenRule {
    private OpenRule() {}

    /** Why nobody can be invited, in a sentence or two; empty when people can. */
    static Optional<String> obstacle(StudyView study) {
        if (study.plan() == null) {
            return Optional.of(text("recruiting.closed.plan"));
        }
        return switch (study.state()) {
            case DRAFT, RECRUITING, READY -> Optional.empty();
            case RUNNING, PAUSED -> Optional.of(text("recruiting.closed.running"));
            case COMPLETED -> Optional.of(text("recruiting.closed.completed"));
            case STOPPED -> Optional.of(text("recruiting.closed.stopped"));
        };
    }
}
