package io.covalence.portal.monitor;

import io.covalence.portal.backend.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A watched study and the person who watches it. Several pages of the same person share one reading.
 *
 * @param runId the watched run, or null for always the newest
 */
public record Watched(
        Viewer viewer, String studyId, @Nullable String runId) {}
