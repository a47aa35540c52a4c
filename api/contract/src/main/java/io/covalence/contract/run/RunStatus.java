package io.covalence.contract.run;

/** The state of a run, as told to its sites. */
public record RunStatus(String runId, RunState state) {}
