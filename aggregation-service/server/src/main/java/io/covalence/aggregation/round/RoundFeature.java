package io.covalence.aggregation.round;

import io.covalence.aggregation.log.TenantLog;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.outbox.Outbox;
import io.covalence.aggregation.run.RunStore;
import io.covalence.contract.id.Ids;
import io.covalence.secagg.Signer;

/** The parts of this feature that other features use. */
public record RoundFeature(
        RoundStore store,
        MessageStore messages,
        WorkStore work,
        Accusations accusations,
        Cohorts cohorts,
        Rounds rounds) {
    /**
     * Assembles the feature.
     *
     * @param service signs for this service
     * @param ids makes the ids of rounds
     */
    public static RoundFeature of(
            RunStore runs, Outbox outbox, Signer service, TenantLog log, ModelStore models, Ids ids) {
        var store = new RoundStore();
        var messages = new MessageStore();
        var work = new WorkStore();
        var accusations = new Accusations();
        var events = new RoundEvents(runs, store, messages, outbox);
        var attestations = new Attestations(service, log, store, models);
        var rounds = new Rounds(runs, store, messages, accusations, work, events, attestations, ids);
        return new RoundFeature(store, messages, work, accusations, new Cohorts(messages), rounds);
    }
}
