package io.covalence.secagg.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the root of a round's transcript covers, computed from the messages as they went over the wire. */
final class TranscriptTest {
    private final RecordedRound round = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1));

    /** A site that kept the bytes of a message can show that they are under the root, or that others are. */
    @Test
    void rootCoversEveryMessageOfTheRoundOnceAndInOrder() {
        var messages = new ArrayList<byte[]>();
        messages.add(round.script.roster().encode());
        round.script
                .shares
                .values()
                .forEach(message -> messages.add(message.header().encode()));
        round.script
                .masked
                .values()
                .forEach(vector -> messages.add(vector.header().encode()));
        messages.add(round.script.survivors().encode());
        messages.add(round.script.quorum().encode());
        round.script.unmasks.values().forEach(answer -> messages.add(answer.encode()));
        // M2, four M3, three M5, M6, M8 and three M9: the fourth site drops out after it dealt.
        assertThat(messages).hasSize(13);

        assertThat(round.result.transcriptRoot()).isEqualTo(MerkleTree.root(leaves(messages)));
    }

    private static List<ByteString> leaves(List<byte[]> messages) {
        return messages.stream()
                .map(message -> MerkleTree.leafHash(Encoder.sha256(message).toByteArray()))
                .toList();
    }
}
