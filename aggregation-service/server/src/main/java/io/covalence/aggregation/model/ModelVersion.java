package io.covalence.aggregation.model;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.learning.step.StateVector;
import io.covalence.learning.step.VersionHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An immutable model of a run.
 *
 * @param version 0 for the initial one
 * @param sha256 hex; over the parameters, float32 little-endian
 * @param memory what the next step and the sites need beside the model; empty in version 0, of which every vector holds one value everywhere
 * @param bytes size of the parameters
 * @param logIndex its place in the tenant's log; -1 until it is in there
 */
public record ModelVersion(
        RunId runId, int version, String sha256, List<StoredVector> memory, long bytes, long logIndex) {

    /**
     * The hash by which the version is signed and logged: of all that sites start from, see {@link VersionHash}. That of version 0 is
     * {@link VersionHash#initial}.
     */
    public String hash(StudyPlan plan) {
        var digests = new HashMap<>(Map.of(StateVector.MODEL, sha256));
        memory.forEach(vector -> digests.put(vector.name(), vector.sha256()));
        return VersionHash.of(plan, runId, version, digests);
    }

    /**
     * A vector beside the model.
     *
     * @throws IllegalStateException when the version has been made by a step without it
     */
    StoredVector remembered(String name) {
        return memory.stream()
                .filter(vector -> vector.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("version " + version + " remembers no " + name));
    }
}
