package io.covalence.contract.run;

/** Where a run stands, as its sites are told. */
public record RunStatus(String runId, RunState state) {}
