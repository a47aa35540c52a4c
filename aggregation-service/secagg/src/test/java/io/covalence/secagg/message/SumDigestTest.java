package io.covalence.secagg.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.SeededRandom;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SumDigestTest {
    private static final IdentityKey SERVICE = IdentityKey.generate(new SeededRandom(1));
    private static final ByteString SESSION = Federation.hash("session");
    private static final ByteString SURVIVORS = Federation.hash("survivors");

    /** An evaluation of forty rows: whoever reads the bundle tries every number of hits. */
    @Test
    void sumThatCanBeGuessedIsNotFoundFromItsDigest() {
        var salt = SumDigest.salt(SERVICE, SESSION, SURVIVORS);
        var published = SumDigest.of(salt, hits(17));
        assertThat(IntStream.rangeClosed(0, 40).mapToObj(SumDigestTest::hits))
                .noneMatch(published::equals)
                .noneMatch(guess -> SumDigest.of(SESSION, guess).equals(published));
        assertThat(SumDigest.of(salt, hits(17))).as("whoever has sum and salt").isEqualTo(published);
        assertThat(SumDigest.of(salt, hits(18))).isNotEqualTo(published);
    }

    @Test
    void saltFollowsFromServiceSessionAndSurvivorsAndIsTheSameAgain() {
        var salts = new HashSet<ByteString>();
        salts.add(SumDigest.salt(SERVICE, SESSION, SURVIVORS));
        salts.add(SumDigest.salt(SERVICE, SESSION, SURVIVORS));
        assertThat(salts).hasSize(1);
        salts.add(SumDigest.salt(SERVICE, SURVIVORS, SESSION));
        salts.add(SumDigest.salt(SERVICE, SESSION, Federation.hash("others")));
        salts.add(SumDigest.salt(IdentityKey.generate(new SeededRandom(2)), SESSION, SURVIVORS));
        assertThat(salts).hasSize(4);
    }

    private static ByteString hits(int count) {
        return Federation.hash("hits " + count);
    }
}
