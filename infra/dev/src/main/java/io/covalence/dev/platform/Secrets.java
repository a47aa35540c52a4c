package io.covalence.dev.platform;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords of one run's processes, new at each start. */
public record Secrets(
        String tenantOwner,
        String tenantApp,
        String aggregationOwner,
        String aggregationApp,
        String portal,
        String tenantService,
        String identityAdministration) {
    private static final int BYTES = 24;

    public static Secrets make(SecureRandom random) {
        return new Secrets(
                next(random), next(random), next(random), next(random), next(random), next(random), next(random));
    }

    private static String next(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Secrets[REDACTED]";
    }
}
