package io.covalence.aggregation.charter;

import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.SignedCharter;
import java.util.List;

/**
 * A charter version and who has signed it.
 *
 * @param logIndex its place in the tenant's log; -1 until it is in force
 * @param signatures ascending by site, each checked
 */
public record StoredCharter(Charter charter, CharterState state, long logIndex, List<CharterSignature> signatures) {
    public StoredCharter {
        signatures = List.copyOf(signatures);
    }

    public String hash() {
        return charter.hash().hex();
    }

    public boolean inForce() {
        return state == CharterState.IN_FORCE;
    }

    public SignedCharter signed() {
        return SignedCharter.of(charter, signatures);
    }
}
