package io.covalence.portal.monitor;

import io.covalence.portal.backend.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What is watched and for whom. Several pages of the same person share one reading.
 *
 * @param runId the run that is looked at, or null for always the newest
 */
public record Watched(
        Viewer viewer, String studyId, @Nullable String runId) {}
