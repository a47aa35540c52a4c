package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.message.Advertised;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a journal may hold: a fact that is none is refused, rather than read as another one. */
final class FactTest {
    private static final ByteString HASH = Federation.hash("hash");
    private static final ByteString SHORT = ByteString.of(new byte[31]);
    private static final SiteId ADA = new SiteId("ada");
    private static final SiteId BEA = new SiteId("bea");

    @Test
    void hashOfAnotherSizeIsRefused() {
        for (ThrowingCallable fact : List.<ThrowingCallable>of(
                () -> new Fact.Opened(1, 1, Optional.of(SHORT)),
                () -> new Fact.Masked(SHORT, 3, List.of(ADA)),
                () -> new Fact.Voted(SHORT),
                () -> new Fact.Agreed(SHORT, HASH),
                () -> new Fact.Agreed(HASH, SHORT),
                () -> new Fact.Answered(SHORT, HASH),
                () -> new Fact.Answered(HASH, SHORT),
                () -> new Fact.Spent(SHORT))) {
            assertRefused(Code.MALFORMED, fact);
        }
    }

    @Test
    void membersAreAscendingAndNamedOnce() {
        var ada = new Advertised(ADA, 1, HASH);
        var bea = new Advertised(BEA, 1, HASH);
        for (var members : List.of(List.of(BEA, ADA), List.of(ADA, ADA))) {
            assertRefused(Code.MALFORMED, () -> new Fact.Masked(HASH, 3, members));
        }
        for (var met : List.of(List.of(bea, ada), List.of(ada, ada))) {
            assertRefused(Code.MALFORMED, () -> new Fact.Masked(HASH, 3, List.of(ADA), met));
            assertRefused(Code.MALFORMED, () -> new Fact.Met(met));
        }
    }

    /** Kinds are 1 to 10; the third byte of an encoding is the kind. */
    @Test
    void kindThatIsNoneIsRefused() {
        var voted = new Fact.Voted(HASH).encode();
        for (int kind : new int[] {0, 11, 255}) {
            var other = voted.clone();
            other[2] = (byte) kind;
            assertRefused(Code.MALFORMED, () -> Fact.decode(other));
        }
    }

    /** A service or a site that was not brought up to date reads it still. */
    @Test
    void factThatNamesNoMoreThanOldJournalsDidIsWrittenAsTheyWroteIt() {
        assertThat(kind(new Fact.Opened(1, 1))).isEqualTo(1);
        assertThat(kind(new Fact.Opened(1, 1, Optional.empty(), Optional.of(new Advertised(ADA, 1, HASH)))))
                .isEqualTo(1);
        assertThat(kind(new Fact.Opened(1, 1, Optional.of(HASH)))).isEqualTo(6);
        assertThat(kind(new Fact.Masked(HASH, 3, List.of(ADA)))).isEqualTo(2);
    }

    private static int kind(Fact fact) {
        return fact.encode()[2];
    }

    @Test
    void factThatIsCutOffOrGoesOnIsRefused() {
        for (var fact : List.of(
                new Fact.Opened(1, 1),
                new Fact.Opened(1, 1, Optional.of(HASH)),
                new Fact.Voted(HASH),
                new Fact.Agreed(HASH, HASH),
                new Fact.Met(List.of(new Advertised(ADA, 1, HASH))))) {
            var bytes = fact.encode();
            for (int length : new int[] {bytes.length - 1, bytes.length + 1}) {
                assertRefused(Code.MALFORMED, () -> Fact.decode(Arrays.copyOf(bytes, length)));
            }
        }
    }
}
