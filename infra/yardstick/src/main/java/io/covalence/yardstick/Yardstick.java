package io.covalence.yardstick;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The speed of one thread of a machine.
 *
 * @param sha256 GB/s
 * @param aesCtr GB/s, with 256-bit keys
 * @param x25519 key agreements a second
 * @param requests HTTP requests a second over loopback, one after the other
 * @param sgemm GFLOP/s of a single-precision matrix product in plain Java
 */
public record Yardstick(double sha256, double aesCtr, double x25519, double requests, double sgemm) {
    private static final double AGREEMENTS = 10_000;
    private static final double REQUESTS = 10_000;
    private static final double GFLOP = 10;

    /** Measures this machine, which takes fifteen seconds. */
    public static Yardstick measure() {
        try (var loopback = new Loopback()) {
            return new Yardstick(
                    Spells.best(new Digest()) / 1e9,
                    Spells.best(new Keystream()) / 1e9,
                    Spells.best(new Agreement()),
                    Spells.best(loopback),
                    Spells.best(new MatrixProduct()) / 1e9);
        }
    }

    /** How long this machine takes for 1 GB of SHA-256, 1 GB of AES-CTR, 10^4 agreements, 10^4 requests and 10 GFLOP together. */
    public double seconds() {
        return 1 / sha256 + 1 / aesCtr + AGREEMENTS / x25519 + REQUESTS / requests + GFLOP / sgemm;
    }

    /** All of it by name, for reports that programs read. */
    public Map<String, Double> told() {
        var told = new LinkedHashMap<String, Double>();
        told.put("sha256", sha256);
        told.put("aesCtr", aesCtr);
        told.put("x25519", x25519);
        told.put("requests", requests);
        told.put("sgemm", sgemm);
        told.put("seconds", seconds());
        return told;
    }

    /**
     * A figure in yardsticks: a time is divided by {@link #seconds}, a speed multiplied.
     *
     * @param unit as benchmarks name it, such as s, us/op or GB/s
     * @return empty for a figure that is neither a time nor a speed
     */
    public OptionalDouble measures(double figure, String unit) {
        return switch (unit) {
            case "s", "s/op" -> OptionalDouble.of(figure / seconds());
            case "ms", "ms/op" -> OptionalDouble.of(figure / 1e3 / seconds());
            case "us/op" -> OptionalDouble.of(figure / 1e6 / seconds());
            case "ns/op" -> OptionalDouble.of(figure / 1e9 / seconds());
            case "GB/s", "ops/s" -> OptionalDouble.of(figure * seconds());
            default -> OptionalDouble.empty();
        };
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "yardstick of this machine, one thread: SHA-256 %.2f GB/s, AES-CTR %.2f GB/s, %.0f X25519/s, %.0f loopback"
                        + " requests/s, SGEMM %.1f GFLOP/s; one yardstick is %.2f s",
                sha256,
                aesCtr,
                x25519,
                requests,
                sgemm,
                seconds());
    }
}
