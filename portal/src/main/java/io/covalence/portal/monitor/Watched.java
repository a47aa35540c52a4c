package io.covalence.portal.monitor;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.portal.backend.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A watched study and the person who watches it. Several pages of the same person share one reading.
 *
 * @param runId the watched run, or null for always the newest
 */
public record Watched(
        Viewer viewer, StudyId studyId, @Nullable RunId runId) {}
