package io.covalence.secagg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.RandomSource;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SeededRandom;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShamirTest {
    @ParameterizedTest
    @CsvSource({"1,1", "2,3", "4,7", "31,50", "126,200", "128,255"})
    void anyThresholdOfSharesCombinesToTheSecret(int threshold, int count) {
        var random = new SeededRandom(count);
        var secret = SecretBytes.random(32, random);
        var shares = Shamir.split(secret, threshold, count, random);
        for (int first : new int[] {0, (count - threshold) / 2, count - threshold}) {
            var chosen = new TreeMap<Integer, byte[]>();
            for (int i = first; i < first + threshold; i++) {
                chosen.put(i + 1, shares[i].openSecret());
            }
            assertThat(Shamir.combine(chosen).openSecret()).isEqualTo(secret.openSecret());
        }
    }

    /**
     * Whatever the secret byte, each value of one share, and each pair of values of two shares, comes from exactly one choice of
     * coefficients: so shares one fewer than the threshold are as likely with one secret as with any other. Every choice is tried,
     * one for each byte of a long secret.
     */
    @Test
    void oneShareFewerFitsEverySecretEquallyWell() {
        for (int secret : new int[] {0, 1, 2, 0x53, 0x80, 0xff}) {
            var oneOfTwo = split(secret, 2, 3);
            var twoOfThree = split(secret, 3, 4);
            for (int holder = 0; holder < 3; holder++) {
                assertThat(values(oneOfTwo, holder)).as("values of a share").isEqualTo(1 << 8);
            }
            for (int[] holders : new int[][] {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}}) {
                assertThat(values(twoOfThree, holders))
                        .as("values of two shares")
                        .isEqualTo(1 << 16);
            }
        }
    }

    /** As many shares as the threshold have one secret only, so what the test above counts is not true of any split. */
    @Test
    void sharesUpToTheThresholdFitOneSecret() {
        assertThat(values(split(0x53, 2, 3), 0, 1)).as("of 65,536 pairs").isEqualTo(1 << 8);
        assertThat(values(split(0x53, 3, 4), 0, 1, 3)).as("of 2^24 triples").isEqualTo(1 << 16);
    }

    /** A secret of so many equal bytes that each choice of coefficients is made for one of them. */
    private static SecretBytes[] split(int secret, int threshold, int count) {
        var bytes = new byte[1 << (8 * (threshold - 1))];
        Arrays.fill(bytes, (byte) secret);
        return Shamir.split(SecretBytes.owning(bytes), threshold, count, everyChoice());
    }

    /** How many different values the shares of some holders have together. */
    private static int values(SecretBytes[] shares, int... holders) {
        var seen = new BitSet();
        for (int choice = 0; choice < shares[0].openSecret().length; choice++) {
            int value = 0;
            for (int holder : holders) {
                value = (value << 8) | (shares[holder].openSecret()[choice] & 0xff);
            }
            seen.set(value);
        }
        return seen.cardinality();
    }

    /** The share of place x is secret + c1 x + c2 x^2 + ..., with a coefficient of its own for each degree and each byte. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void everyCoefficientIsDrawnAndUsed(int threshold) {
        var drawn = new ArrayList<byte[]>();
        var random = new SeededRandom(threshold);
        var secret = SecretBytes.random(32, random);
        var shares = Shamir.split(secret, threshold, 8, target -> {
            random.fill(target);
            drawn.add(target.clone());
        });
        assertThat(drawn).hasSize(threshold - 1);
        for (int x = 1; x <= 8; x++) {
            var expected = secret.openSecret().clone();
            int power = 1;
            for (var coefficient : drawn) {
                power = Gf256.multiply(power, x);
                for (int i = 0; i < expected.length; i++) {
                    expected[i] ^= (byte) Gf256.multiply(coefficient[i] & 0xff, power);
                }
            }
            assertThat(shares[x - 1].openSecret()).isEqualTo(expected);
        }
    }

    /** Gives byte {@code i} of the first coefficient the low byte of {@code i}, of the second the next one. */
    private static RandomSource everyChoice() {
        var degree = new AtomicInteger();
        return target -> {
            int shift = 8 * degree.getAndIncrement();
            for (int i = 0; i < target.length; i++) {
                target[i] = (byte) (i >> shift);
            }
        };
    }

    @Test
    void bouncyCastleSharesOverTheSameFieldCombineHere() throws IOException {
        var splitter = ShamirSecretSplitter.getInstance(ShamirSecretSplitter.Algorithm.AES, 32, new SecureRandom());
        var secret = new byte[32];
        new SeededRandom(4).fill(secret);
        var theirs = splitter.resplit(secret, 4, 7).getSecretShares();
        var chosen = new TreeMap<Integer, byte[]>();
        for (int i : new int[] {0, 2, 3, 6}) {
            chosen.put(i + 1, theirs[i].getEncoded());
        }
        assertThat(Shamir.combine(chosen).openSecret()).isEqualTo(secret);
    }
}
