package io.covalence.contract.run;

import io.covalence.contract.id.RunId;

/** The state of a run, as told to its sites. */
public record RunStatus(RunId runId, RunState state) {}
