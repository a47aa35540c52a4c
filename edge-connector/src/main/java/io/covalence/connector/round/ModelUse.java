package io.covalence.connector.round;

/**
 * What a round sums of a model. A version's hash may cover more than the model, or the run's id, so one model may stand behind
 * several hashes; what sites tell of it is the same, or nearly so.
 *
 * @param version hash in hex by which the offer names what the round starts from
 * @param model SHA-256 in hex of the model's parameters, float32 little-endian
 * @param trained whether updates are summed that start from it
 * @param scored whether figures of it are summed
 */
record ModelUse(String version, String model, boolean trained, boolean scored) {
    boolean repeats(ModelUse other) {
        return model.equals(other.model) && ((trained && other.trained) || (scored && other.scored));
    }
}
