package io.covalence.secagg.internal;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.SecretBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHAKEDigest;

/** Published numbers of ML-KEM-768, from {@code ml-kem-768.txt}, and what this library computes for them. */
final class MlKemAnswers {
    private static final HexFormat HEX = HexFormat.of();
    private static final Map<String, String> NUMBERS = read();

    private MlKemAnswers() {}

    static String number(String name) {
        return NUMBERS.getOrDefault(name, "");
    }

    static MlKemKey key() {
        return new MlKemKey(secret(number("keygen.d") + number("keygen.z")));
    }

    static MlKemKey.Encapsulation encapsulation() {
        return MlKemKey.encapsulate(ByteString.ofHex(number("encap.ek")), secret(number("encap.m")));
    }

    /**
     * Draws from SHAKE-128 of nothing, again and again, a seed of 64 bytes, the randomness of an encapsulation and a ciphertext that
     * nobody made; the result is SHAKE-128 of the public keys, ciphertexts, secrets and secrets of implicit rejection that come of it.
     * Go's crypto/mlkem publishes it after 100 and 10,000 draws.
     */
    static String accumulated(int draws) {
        var random = new SHAKEDigest(128);
        var results = new SHAKEDigest(128);
        for (int i = 0; i < draws; i++) {
            var key = new MlKemKey(SecretBytes.owning(next(random, MlKemKey.SEED_SIZE)));
            var randomness = SecretBytes.owning(next(random, MlKemKey.RANDOMNESS_SIZE));
            var garbage = ByteString.of(next(random, MlKemKey.CIPHERTEXT_SIZE));
            var made = MlKemKey.encapsulate(key.publicKey(), randomness);
            for (byte[] part : List.of(
                    key.publicKey().toByteArray(),
                    made.ciphertext().toByteArray(),
                    key.decapsulate(made.ciphertext()).openSecret(),
                    key.decapsulate(garbage).openSecret())) {
                results.update(part, 0, part.length);
            }
        }
        return HEX.formatHex(next(results, 32));
    }

    private static byte[] next(SHAKEDigest source, int size) {
        var bytes = new byte[size];
        source.doOutput(bytes, 0, size);
        return bytes;
    }

    private static SecretBytes secret(String hex) {
        return SecretBytes.owning(HEX.parseHex(hex));
    }

    private static Map<String, String> read() {
        var numbers = new HashMap<String, String>();
        try (var in = MlKemAnswers.class.getResourceAsStream("/ml-kem-768.txt")) {
            if (in == null) {
                throw new IllegalStateException("the numbers are missing");
            }
            var name = "";
            for (var line : new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList()) {
                if (line.startsWith("  ")) {
                    numbers.merge(name, line.strip(), String::concat);
                } else if (!line.startsWith("#")) {
                    name = line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return numbers;
    }
}
