package io.covalence.aggregation.exchange;

import io.covalence.aggregation.blob.Received;
import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.measure.Measures;
import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.secagg.VectorLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the chunks of masked updates, streamed to disk. The header that follows the chunks says which of them count;
 * until then a chunk replaces one that arrived in its place before.
 */
public final class Uploads {
    private final RoundAccess access;
    private final MessageStore messages;
    private final ContributionStore contributions;
    private final Refusals refusals;
    private final Measures measures;

    Uploads(
            RoundAccess access,
            MessageStore messages,
            ContributionStore contributions,
            Refusals refusals,
            Measures measures) {
        this.access = access;
        this.messages = messages;
        this.contributions = contributions;
        this.refusals = refusals;
        this.measures = measures;
    }

    /** A place that awaits its chunk; no bytes when there is no such place. */
    private record Place(Round round, int chunks, int bytes) {}

    /**
     * Takes a chunk. Its repetition is answered alike.
     *
     * @param sha256 hex, as the sender announces it
     * @throws ProblemException (NOT_FOUND, ROUND_MOVED_ON); CONFLICT when the header is there and is for another chunk;
     *     TOO_LARGE; INVALID_REQUEST when the content is not what was announced; PROTOCOL_VIOLATION for a wrong place or length
     */
    public void take(RoundId roundId, SiteId siteId, int position, String sha256, InputStream content)
            throws IOException {
        @Nullable
        Place place = access.<@Nullable Place>act(
                roundId, siteId, inside -> isKnown(inside, position, sha256) ? null : place(inside, position));
        if (place == null) {
            return;
        }
        if (place.bytes() == 0) {
            throw refused(
                    roundId,
                    siteId,
                    ProblemType.PROTOCOL_VIOLATION,
                    "A vector of this round has " + place.chunks() + " chunks.");
        }
        var received = contributions.receive(place.round(), siteId, content);
        try {
            check(received, place, siteId, sha256);
            var replaced = access.alone(roundId, siteId, inside -> keep(inside, position, received));
            replaced.ifPresent(before -> forget(roundId, siteId, position, before));
        } finally {
            contributions.discard(received);
        }
        measures.contributionBytes(received.bytes());
    }

    private boolean isKnown(RoundAccess.Inside inside, int position, String sha256) {
        var siteId = inside.site().siteId();
        var known = contributions.digest(inside.transaction(), inside.round(), siteId, position);
        if (known.isPresent() && known.get().equals(sha256)) {
            return true;
        }
        if (messages.digest(inside.transaction(), inside.round().roundId(), siteId, MessageKind.MASKED)
                .isPresent()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The site has signed for another chunk in this place; it cannot be replaced.");
        }
        return false;
    }

    private static Place place(RoundAccess.Inside inside, int position) {
        if (!Admission.takesChunks(inside)) {
            throw inside.refusal();
        }
        var layout = RoundTerms.layout(inside.run(), inside.round());
        boolean exists = position >= 0 && position < layout.chunkCount();
        return new Place(inside.round(), layout.chunkCount(), exists ? layout.chunkLength(position) : 0);
    }

    private void check(Received received, Place place, SiteId siteId, String sha256) {
        var roundId = place.round().roundId();
        if (received.bytes() > VectorLayout.CHUNK_BYTES) {
            throw refused(
                    roundId,
                    siteId,
                    ProblemType.TOO_LARGE,
                    "A chunk has at most " + VectorLayout.CHUNK_BYTES + " bytes.");
        }
        if (received.bytes() != place.bytes()) {
            throw refused(
                    roundId, siteId, ProblemType.PROTOCOL_VIOLATION, "This chunk has " + place.bytes() + " bytes.");
        }
        if (!received.sha256().equals(sha256)) {
            throw refused(
                    roundId,
                    siteId,
                    ProblemType.INVALID_REQUEST,
                    "The content is not the one that Content-Digest announces.");
        }
    }

    private ProblemException refused(RoundId roundId, SiteId siteId, ProblemType type, String detail) {
        refusals.chunk(roundId, siteId, detail);
        return new ProblemException(type, detail);
    }

    /**
     * The file gets its name while the round keeps its phase: what is scrubbed afterwards includes it.
     *
     * @return the digest of the chunk that was in the place before
     */
    private Optional<String> keep(RoundAccess.Inside inside, int position, Received received) {
        if (isKnown(inside, position, received.sha256())) {
            return Optional.empty();
        }
        place(inside, position);
        var siteId = inside.site().siteId();
        var before = contributions.digest(inside.transaction(), inside.round(), siteId, position);
        contributions.put(inside.transaction(), inside.round(), siteId, position, received);
        try {
            contributions.keep(inside.round(), siteId, position, received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return before;
    }

    /** Deletes a chunk that has been replaced for certain, unless it has come back meanwhile. */
    private void forget(RoundId roundId, SiteId siteId, int position, String sha256) {
        access.alone(roundId, siteId, inside -> {
            var now = contributions.digest(inside.transaction(), inside.round(), siteId, position);
            if (now.filter(sha256::equals).isEmpty()) {
                contributions.delete(inside.round(), siteId, position, sha256);
            }
            return true;
        });
    }
}
