package io.covalence.yardstick;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import javax.crypto.KeyAgreement;

/** Secrets agreed on by X25519. */
final class Agreement implements Work {
    private static final String X25519 = "X25519";

    private final KeyPair own;
    private final KeyPair other;

    Agreement() {
        try {
            var generator = KeyPairGenerator.getInstance(X25519);
            own = generator.generateKeyPair();
            other = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no X25519", e);
        }
    }

    @Override
    public double some() {
        try {
            var agreement = KeyAgreement.getInstance(X25519);
            agreement.init(own.getPrivate());
            agreement.doPhase(other.getPublic(), true);
            return agreement.generateSecret().length == 0 ? 0 : 1;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("X25519 has failed", e);
        }
    }
}
