package io.covalence.contract.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a phase of a round waits, and for how many sites.
 *
 * @param deadline when the phase ends at the latest; absent where the service works and no site is waited for
 * @param sitesNeeded with fewer sites the round is tried again or fails
 */
public record PhaseLimits(@Nullable Instant deadline, int sitesNeeded) {}
