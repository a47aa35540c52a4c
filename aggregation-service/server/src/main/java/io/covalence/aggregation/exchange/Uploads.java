package io.covalence.aggregation.exchange;

import io.covalence.aggregation.blob.Received;
import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.measure.Measures;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundSite;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundPhase;
import io.covalence.secagg.VectorLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Takes the chunks of masked updates, streamed to disk. */
public final class Uploads {
    private final RoundDoor door;
    private final ContributionStore contributions;
    private final Measures measures;

    public Uploads(RoundDoor door, ContributionStore contributions, Measures measures) {
        this.door = door;
        this.contributions = contributions;
        this.measures = measures;
    }

    /** A place that awaits its chunk. */
    private record Place(Round round, int bytes) {}

    /**
     * Takes a chunk. Its repetition is answered alike.
     *
     * @param sha256 hex, as the sender announces it
     * @throws ProblemException (NOT_FOUND, ROUND_MOVED_ON); CONFLICT when another chunk is in the place; TOO_LARGE;
     *     INVALID_REQUEST when the content is not what was announced; PROTOCOL_VIOLATION for a wrong length
     */
    public void take(String roundId, String siteId, int position, String sha256, InputStream content)
            throws IOException {
        @Nullable
        Place place = door.<@Nullable Place>act(
                roundId, siteId, inside -> isKnown(inside, position, sha256) ? null : place(inside, position));
        if (place == null) {
            return;
        }
        var received = contributions.receive(place.round(), siteId, content);
        try {
            check(received, place, sha256);
            door.act(roundId, siteId, inside -> {
                keep(inside, position, received);
                return true;
            });
        } finally {
            contributions.discard(received);
        }
        measures.contributionBytes(received.bytes());
    }

    private boolean isKnown(RoundDoor.Inside inside, int position, String sha256) {
        var known = contributions.digest(
                inside.transaction(), inside.round(), inside.site().siteId(), position);
        if (known.isPresent() && !known.get().equals(sha256)) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "The site has sent another chunk in this place; it cannot be replaced.");
        }
        return known.isPresent();
    }

    private static Place place(RoundDoor.Inside inside, int position) {
        var layout = RoundTerms.layout(inside.run(), inside.round());
        if (position < 0 || position >= layout.chunkCount()) {
            throw new ProblemException(
                    ProblemType.PROTOCOL_VIOLATION, "A vector of this round has " + layout.chunkCount() + " chunks.");
        }
        if (inside.round().phase() != RoundPhase.MASKED
                || inside.site().cohort() < RoundSite.SHARING
                || inside.site().gone()) {
            throw inside.refusal();
        }
        return new Place(inside.round(), layout.chunkLength(position));
    }

    private static void check(Received received, Place place, String sha256) {
        if (received.bytes() > VectorLayout.CHUNK_BYTES) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, "A chunk has at most " + VectorLayout.CHUNK_BYTES + " bytes.");
        }
        if (received.bytes() != place.bytes()) {
            throw new ProblemException(ProblemType.PROTOCOL_VIOLATION, "This chunk has " + place.bytes() + " bytes.");
        }
        if (!received.sha256().equals(sha256)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "The content is not the one that Content-Digest announces.");
        }
    }

    /** The file gets its name while the round keeps its phase: what is scrubbed afterwards includes it. */
    private void keep(RoundDoor.Inside inside, int position, Received received) {
        if (isKnown(inside, position, received.sha256())) {
            return;
        }
        place(inside, position);
        var siteId = inside.site().siteId();
        if (!contributions.insert(inside.transaction(), inside.round(), siteId, position, received)) {
            isKnown(inside, position, received.sha256());
            return;
        }
        try {
            contributions.keep(inside.round(), siteId, position, received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
