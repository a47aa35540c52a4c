package io.covalence.learning.step;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.learning.scale.Scale;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The hash by which offers, results and the log name a version, so that nobody starts from anything else. If sites
 * start from the model alone, it is SHA-256 of the model's bytes. If they start from more vectors, or from none since
 * nothing is trained, it is {@link StateHash}, which differs between runs.
 *
 * <p>A plan's opening round starts from version 0, which has no scale, and makes version 1: the same model with a
 * {@link Scale}, after no step. So the two have different hashes, and no site opens a second sum from either.
 */
public final class VersionHash {
    private static final int PIECE = 1 << 14;

    /** Is the name of no vector, and the id of no run. */
    private static final String START = "start";

    private VersionHash() {}

    /**
     * The hash, hex.
     *
     * @param digests of the vectors that sites start from, by name: SHA-256 in hex of the values, float32 little-endian
     */
    public static String of(StudyPlan plan, RunId runId, int version, Map<String, String> digests) {
        if (version == 0 && plan.start().isPresent()) {
            return started(plan, digest(digests, StateVector.MODEL));
        }
        var names = plan.vectors();
        int openings = plan.openings();
        if (names.size() == 1 && plan.parameters() > 0 && openings == 0) {
            return digest(digests, StateVector.MODEL);
        }
        var covered = new ArrayList<StateHash.Covered>();
        for (var vector : names) {
            covered.add(new StateHash.Covered(vector.name(), plan.parameters(), digest(digests, vector.name())));
        }
        if (version > 0 && openings > 0) {
            covered.add(new StateHash.Covered(Scale.NAME, Scale.length(plan.opening()), digest(digests, Scale.NAME)));
        }
        return StateHash.of(runId, version, Math.max(0, version - openings), covered);
    }

    /** By name, the vectors that sites start from, beside the model: those that they send, and the scale where there is one. */
    public static List<String> beside(StudyPlan plan, int version) {
        var names = new ArrayList<String>();
        plan.vectors().stream()
                .map(UpdateVector::name)
                .filter(name -> !name.equals(StateVector.MODEL))
                .forEach(names::add);
        if (version > 0 && plan.openings() > 0) {
            names.add(Scale.NAME);
        }
        return List.copyOf(names);
    }

    /**
     * The hash of version 0 of a run that begins with another run's model. It covers the model's bytes only, and differs
     * from the hash of that version in any other run: so a site that agreed to a sum from that version may agree to this
     * one. All runs that begin with these bytes share the hash: so the site agrees to one of them.
     *
     * @param model hex
     */
    private static String started(StudyPlan plan, String model) {
        return StateHash.of(new RunId(START), 0, 0, List.of(new StateHash.Covered(START, plan.parameters(), model)));
    }

    /** That of version 0, in which every vector but the model holds one value everywhere. */
    public static String initial(StudyPlan plan, RunId runId, String model) {
        var digests = new HashMap<>(Map.of(StateVector.MODEL, model));
        for (var vector : ServerSteps.of(plan).memory()) {
            digests.put(vector.name(), constant(vector.initial(), plan.parameters()));
        }
        return of(plan, runId, 0, digests);
    }

    private static String digest(Map<String, String> digests, String name) {
        var digest = digests.get(name);
        if (digest == null) {
            throw new IllegalArgumentException("a version has a vector " + name);
        }
        return digest;
    }

    private static String constant(float value, long count) {
        var piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        while (piece.hasRemaining()) {
            piece.putFloat(value);
        }
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (long left = count * Float.BYTES; left > 0; left -= PIECE) {
                sha256.update(piece.array(), 0, (int) Math.min(PIECE, left));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
