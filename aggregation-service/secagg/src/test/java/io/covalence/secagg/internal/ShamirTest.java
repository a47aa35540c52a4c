package io.covalence.secagg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SeededRandom;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.TreeMap;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void oneShareFewerFitsEverySecretEquallyWell() {
        var counts = new int[256];
        for (int secret = 0; secret < 256; secret++) {
            for (int round = 0; round < 16; round++) {
                var random = new SeededRandom(secret * 1000L + round);
                var shares = Shamir.split(SecretBytes.owning(new byte[] {(byte) secret}), 2, 3, random);
                counts[shares[0].openSecret()[0] & 0xff]++;
            }
        }
        double chiSquare = Arrays.stream(counts)
                .mapToDouble(count -> (count - 16.0) * (count - 16.0) / 16.0)
                .sum();
        assertThat(chiSquare)
                .as("chi-square with 255 degrees of freedom, 99.9999 % quantile")
                .isLessThan(377.1);
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
