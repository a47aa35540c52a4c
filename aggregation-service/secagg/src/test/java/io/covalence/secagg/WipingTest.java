package io.covalence.secagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.client.AwaitingQuorum;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.AwaitingShares;
import io.covalence.secagg.client.AwaitingSurvivors;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.ClientState;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Finished;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.ReadyToMask;
import io.covalence.secagg.client.RoundHistory;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session holds is zeros once it is over, however it ends. The arrays are found where the session keeps them. */
final class WipingTest {
    /** Both seeds, the X25519 halves of both keys, and six arrays of each ML-KEM half. */
    private static final int KEYS = 2 + 2 + 2 * 6;

    /** Of three peers: the agreement of channel keys, and what was encapsulated for the mask, there and back. */
    private static final int PAIRS = 3 * 3;

    /** Two that the site dealt to each of four holders, itself one of them, and two of each of three other dealers. */
    private static final int SHARES = 2 * 4 + 2 * 3;

    /** Of the shares that were dealt to others nothing is left. */
    private static final int SHARES_HELD = 2 + 2 * 3;

    /** The self mask; of three peers the agreement of mask keys, and the mask. */
    private static final int MASKS = 1 + 2 * 3;

    private final Federation federation = new Federation(4, 0, new VectorLayout(3, RingWidth.BITS_32, 1));
    private final RoundScript script = new RoundScript(federation, 31);
    private final List<SiteId> sites = federation.sites();
    private final SiteId self = federation.site(0);

    /** A journal on a disk that is full before the vector is masked. */
    private static final class FullDisk implements Journal {
        private final Journal journal = new VolatileJournal();

        @Override
        public RoundHistory history() {
            return journal.history();
        }

        @Override
        public void record(Fact fact) {
            if (fact instanceof Fact.Masked) {
                throw new IllegalStateException("the disk is full");
            }
            journal.record(fact);
        }
    }

    @ParameterizedTest
    @CsvSource({"0," + KEYS, "1," + (KEYS + 6 + 2), "2," + (KEYS + PAIRS + SHARES_HELD), "3,8", "4,8"})
    void nothingIsWipedBeforeItsTime(int steps, int expected) {
        assertThat(HeldSecrets.of(play(steps)).stream().filter(WipingTest::isHeld))
                .hasSize(expected);
    }

    @Test
    void vectorThatIsMaskedWhileItIsWrittenLeavesTheSharesHeldForOthers() {
        play(2);
        var ready = RoundScript.require(script.readyToMask, self);

        var waiting = ready.mask(
                        writer -> {
                            writer.values(0, new long[] {1, 2, 3}, 3);
                            writer.end(new long[] {4});
                        },
                        (chunk, bytes) -> {})
                .state();

        assertThat(HeldSecrets.of(waiting).stream().filter(WipingTest::isHeld)).hasSize(SHARES_HELD);
    }

    @Test
    void sessionThatHasAnsweredHoldsNothing() {
        var secrets = HeldSecrets.of(play(4));
        assertThat(secrets).hasSize(KEYS + PAIRS + SHARES + MASKS);
        script.unmask(sites);
        assertWiped(secrets);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void abortedSessionHoldsNothing(int steps) {
        var state = play(steps);
        var secrets = HeldSecrets.of(state);
        state.abort();
        assertWiped(secrets);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void sessionThatSawAViolationHoldsNothing(int steps) {
        var state = play(steps);
        var secrets = HeldSecrets.of(state);
        assertThatThrownBy(() -> goOnWithNothing(state)).isInstanceOf(RuntimeException.class);
        assertWiped(secrets);
    }

    @Test
    void abandonedSessionHoldsNothing() {
        play(2);
        var ready = RoundScript.require(script.readyToMask, self);
        var unmasked = HeldSecrets.of(ready);
        ready.abandon();
        assertWiped(unmasked);

        var other = federation.site(1);
        script.mask(List.of(other));
        var waiting = RoundScript.require(script.awaitingSurvivors, other);
        var masked = HeldSecrets.of(waiting);
        waiting.abandon();
        assertWiped(masked);
    }

    @Test
    void masksAreWipedWhenMaskingFails() {
        script.advertise(sites.subList(1, 4));
        var opened = ClientSession.open(
                federation.parameters(self, new FullDisk()), federation.identity(self), new SeededRandom(4));
        script.advertised.put(self, opened.message());
        script.share(sites.subList(1, 4));
        var dealt = opened.state().receive(script.roster());
        script.shares.put(self, dealt.message());
        var ready = dealt.state().receive(script.deliverTo(self)).state();
        assertThatThrownBy(() -> ready.mask(federation.vector(self))).hasMessage("the disk is full");
        assertThat(HeldSecrets.of(ready)).hasSize(KEYS + PAIRS + SHARES + MASKS);
        assertWiped(HeldSecrets.of(ready));
    }

    /** Nobody ever gets such a session, so what it drew is looked at. */
    @Test
    void sessionWhoseFirstMessageCannotBeSignedHoldsNothing() {
        var drawn = new ArrayList<byte[]>();
        assertThatThrownBy(() -> ClientSession.open(federation.parameters(self), absentKey(), keeping(drawn)))
                .hasMessage("the key is not there");
        assertThat(drawn)
                .as("two seeds, two halves of the channel key, and the nonce")
                .hasSize(5);
        assertWiped(drawn.subList(0, 4));
    }

    /** Nobody ever gets this one either. */
    @Test
    void sessionThatCannotBeWrittenDownHoldsNothing() {
        var drawn = new ArrayList<byte[]>();
        assertThatThrownBy(() -> ClientSession.open(
                        federation.parameters(self, new NoDisk()), federation.identity(self), keeping(drawn)))
                .hasMessage("there is no disk");
        assertThat(drawn).hasSize(5);
        assertWiped(drawn.subList(0, 4));
    }

    private static final class NoDisk implements Journal {
        @Override
        public RoundHistory history() {
            return RoundHistory.empty();
        }

        @Override
        public void record(Fact fact) {
            throw new IllegalStateException("there is no disk");
        }
    }

    /** Also what no session keeps: the seed of an ML-KEM key, the coefficients of shares, the randomness of encapsulations. */
    @Test
    void allThatWasDrawnIsWipedButTheNonce() {
        script.advertise(sites.subList(1, 4));
        var drawn = new ArrayList<byte[]>();
        var opened = ClientSession.open(federation.parameters(self), federation.identity(self), keeping(drawn));
        script.advertised.put(self, opened.message());
        opened.state().receive(script.roster()).state().abort();
        byte[] nonce = opened.message().nonce().toByteArray();
        assertThat(drawn)
                .as("of M1; two coefficients of two seeds; three encapsulations")
                .hasSize(5 + 2 * 2 + 3);
        assertThat(drawn.removeIf(bytes -> Arrays.equals(bytes, nonce))).isTrue();
        assertWiped(drawn);
    }

    @Test
    void wipedSecretDoesNotOpen() {
        var secret = SecretBytes.random(32, new SeededRandom(1));
        secret.wipe();
        assertThatThrownBy(secret::openSecret).isInstanceOf(IllegalStateException.class);
    }

    /** A site after so many steps of all. */
    private ClientState play(int steps) {
        script.advertise(sites);
        List<Runnable> all = List.of(
                () -> script.share(sites),
                () -> script.deliver(sites),
                () -> script.mask(sites),
                () -> script.agree(sites));
        all.subList(0, steps).forEach(Runnable::run);
        List<Map<SiteId, ? extends ClientState>> states = List.of(
                script.awaitingRoster,
                script.awaitingShares,
                script.readyToMask,
                script.awaitingSurvivors,
                script.awaitingQuorum);
        return RoundScript.require(states.get(steps), self);
    }

    /** An empty list passes no check, nor does a vector that was masked before. */
    private void goOnWithNothing(ClientState state) {
        switch (state) {
            case AwaitingRoster waiting -> waiting.receive(new Roster(List.of()));
            case AwaitingShares waiting -> waiting.receive(new DeliveredShares(List.of()));
            case ReadyToMask ready -> {
                var vector = federation.vector(self);
                vector.takeChunks();
                ready.mask(vector);
            }
            case AwaitingSurvivors waiting -> waiting.receive(new Survivors(List.of()));
            case AwaitingQuorum waiting -> waiting.receive(new Quorum(List.of()));
            case Finished finished -> throw new IllegalArgumentException("it is over");
        }
    }

    private Signer absentKey() {
        return new Signer() {
            @Override
            public ByteString publicKey() {
                return federation.identity(self).publicKey();
            }

            @Override
            public ByteString sign(byte[] message) {
                throw new IllegalStateException("the key is not there");
            }
        };
    }

    private static RandomSource keeping(List<byte[]> drawn) {
        var random = new SeededRandom(6);
        return target -> {
            random.fill(target);
            drawn.add(target);
        };
    }

    private static void assertWiped(List<byte[]> secrets) {
        assertThat(secrets).isNotEmpty().noneMatch(WipingTest::isHeld);
    }

    private static boolean isHeld(byte[] secret) {
        for (byte value : secret) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }
}
