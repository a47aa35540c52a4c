package io.covalence.portal.monitor;

import io.covalence.portal.backend.StudySnapshot;

/** What a watcher receives. */
public sealed interface Reading {
    /** The study has changed, or is there again after an outage. */
    record Fresh(StudySnapshot snapshot) implements Reading {}

    /** It could not be read this time; the monitor goes on trying. Told once for each outage. */
    record Outage(RuntimeException cause) implements Reading {}
}
