package io.covalence.aggregation.evidence;

import io.covalence.aggregation.blob.BlobFolder;
import io.covalence.aggregation.charter.Charters;
import io.covalence.aggregation.log.TenantLog;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.round.RoundFeature;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.signal.LongPolls;
import io.covalence.aggregation.store.Database;
import io.covalence.secagg.Signer;

/** The parts of this feature that other features use. */
public record EvidenceFeature(EvidenceStore store, Convictions convictions, Archive archive) {
    /**
     * Assembles the feature.
     *
     * @param service signs for this service
     */
    public static EvidenceFeature of(
            Database database,
            BlobFolder blobs,
            RunStore runs,
            RoundFeature round,
            Charters charters,
            ModelStore models,
            TenantLog log,
            Signer service,
            LongPolls polls) {
        var store = new EvidenceStore(blobs);
        return new EvidenceFeature(
                store,
                new Convictions(store, round.store(), round.messages(), log),
                new Archive(
                        database, runs, round.store(), round.cohorts(), charters, models, log, store, service, polls));
    }
}
