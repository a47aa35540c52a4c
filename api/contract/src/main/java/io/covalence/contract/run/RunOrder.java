package io.covalence.contract.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.round.Participant;
import java.util.List;

/**
 * The tenant service's order to the aggregation service. Repeating it is harmless.
 *
 * @param plan the exact JSON text that the sites approved
 * @param planSha256 hex, over the UTF-8 bytes of {@code plan}
 */
public record RunOrder(
        RunId runId,
        TenantId tenantId,
        StudyId studyId,
        String plan,
        String planSha256,
        List<Participant> participants) {
    public RunOrder {
        participants = List.copyOf(participants);
    }
}
