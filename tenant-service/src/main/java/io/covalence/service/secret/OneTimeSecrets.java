package io.covalence.service.secret;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Creates one-time secrets. They are shown once; only their {@link Digests digest} is kept. */
@Dependent
public class OneTimeSecrets {
    private static final int TOKEN_BYTES = 32;
    private static final int CODE_CHARACTERS = 32;
    private static final int CODE_GROUP = 4;
    /** No letters that are taken for digits; 32 of them give 5 bits each. */
    private static final String CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final RandomGenerator random;

    @Inject
    OneTimeSecrets(RandomGenerator random) {
        this.random = random;
    }

    /** A token for a link: 256 bits, base64url. */
    public String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A code that a person can type: 160 bits in groups of four. */
    public String code() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_CHARACTERS; i++) {
            if (i > 0 && i % CODE_GROUP == 0) {
                code.append('-');
            }
            code.append(CODE_ALPHABET.charAt(random.nextInt(CODE_ALPHABET.length())));
        }
        return code.toString();
    }
}
