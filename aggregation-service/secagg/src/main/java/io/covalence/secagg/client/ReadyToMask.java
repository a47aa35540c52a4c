package io.covalence.secagg.client;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.internal.Mask;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertised;
import io.covalence.secagg.message.MaskedHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Every share is in place; the vector can be masked. */
public final class ReadyToMask extends ClientState {
    private final SharingCohort sharing;
    private final Holdings held;

    ReadyToMask(Session session, SharingCohort sharing, Holdings held) {
        super(session);
        this.sharing = sharing;
        this.held = held;
    }

    /**
     * Masks the vector in place, chunk by chunk, and wipes the session's own keys. The journal knows of it before anything is
     * handed out.
     *
     * @return M5: the signed header and the chunks to upload
     * @throws IllegalArgumentException when the vector has another layout than the session
     */
    public Step<AwaitingSurvivors, MaskedVector> mask(EncodedVector vector) {
        var layout = session().parameters().layout();
        if (!vector.layout().equals(layout)) {
            throw new IllegalArgumentException("the vector has another layout than the session");
        }
        return leave(() -> {
            var chunks = vector.takeChunks();
            var masks = masks();
            for (int chunk = 0; chunk < chunks.length; chunk++) {
                for (var mask : masks) {
                    mask.apply(layout, chunk, chunks[chunk]);
                }
            }
            var masked = sign(chunks);
            session().wipeOwnKeys();
            recordMasked();
            return new Step<>(new AwaitingSurvivors(session(), sharing, masked.header(), held), masked);
        });
    }

    /**
     * Masks a vector while it is written, for a caller without room for all of it; otherwise like {@link
     * #mask(EncodedVector)}. The journal knows of it before the first chunk is handed out.
     *
     * @param vector writes all values, and ends with the limbs
     * @param masked takes each chunk to upload, once
     * @return the signed header of M5
     * @throws IllegalArgumentException when the vector is not written to its end
     */
    public Step<AwaitingSurvivors, MaskedHeader> mask(
            Consumer<EncodedVector.Writer> vector, EncodedVector.Sink masked) {
        var layout = session().parameters().layout();
        return leave(() -> {
            var masks = masks();
            recordMasked();
            var digests = new HashMap<Integer, ByteString>();
            vector.accept(new EncodedVector.Writer(layout, (chunk, bytes) -> {
                masks.forEach(mask -> mask.apply(layout, chunk, bytes));
                digests.put(chunk, MaskedHeader.digestOf(bytes));
                masked.chunk(chunk, bytes);
            }));
            if (digests.size() < layout.chunkCount()) {
                throw new IllegalArgumentException("the vector was not written to its end");
            }
            var header = header(IntStream.range(0, layout.chunkCount())
                    .mapToObj(chunk -> Objects.requireNonNull(digests.get(chunk)))
                    .toList());
            session().wipeOwnKeys();
            return new Step<>(new AwaitingSurvivors(session(), sharing, header, held), header);
        });
    }

    private void recordMasked() {
        var cohort = sharing.cohort();
        session().record(new Fact.Masked(cohort.session(), cohort.threshold(), sharing.sites(), met()));
    }

    /**
     * Gives the session up before anything was masked, so that the others can prove that it stays closed.
     *
     * @return the vote to abort
     */
    public Step<Finished, AbortVote> abandon() {
        return leave(() -> session().abandon(sharing.cohort().session()));
    }

    /** The others of U1. */
    private List<Advertised> met() {
        return sharing.cohort().roster().members().stream()
                .filter(member -> !member.site().equals(session().site()))
                .map(Advertised::of)
                .toList();
    }

    /** All of their keys are kept with the session's own, and are wiped with these, whatever happens before. */
    private List<Mask> masks() {
        var cohort = sharing.cohort();
        var site = session().site();
        var masks = new ArrayList<Mask>();
        masks.add(kept(Mask.self(session().selfSeed(), cohort.session())));
        for (var peer : sharing.sites()) {
            if (!peer.equals(site)) {
                var agreed = session()
                        .keep(session().maskKey().agree(cohort.advertise(peer).maskKey(), peer));
                var pair = held.pair(peer);
                masks.add(kept(Mask.pair(agreed, pair.sent(), pair.received(), cohort.session(), site, peer)));
            }
        }
        return masks;
    }

    private Mask kept(Mask mask) {
        session().keep(mask.key());
        return mask;
    }

    private MaskedVector sign(byte[][] chunks) {
        var digests = new ArrayList<ByteString>();
        for (var chunk : chunks) {
            digests.add(MaskedHeader.digestOf(chunk));
        }
        return new MaskedVector(header(digests), digests, chunks);
    }

    private MaskedHeader header(List<ByteString> digests) {
        return MaskedHeader.sign(
                session().signer(),
                sharing.cohort().session(),
                session().site(),
                sharing.hash(),
                session().parameters().layout(),
                MaskedHeader.rootOf(digests));
    }
}
