package io.covalence.aggregation.charter;

import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.SignedCharter;
import java.util.List;

/**
 * A charter version and who has signed it.
 *
 * @param logIndex its place in the tenant's log; -1 until it is in force
 * @param signers ascending by site, each signature checked
 */
public record StoredCharter(Charter charter, CharterState state, long logIndex, List<Signed> signers) {
    public StoredCharter {
        signers = List.copyOf(signers);
    }

    /**
     * A signature.
     *
     * @param decisive whether it was there when the version came into force
     */
    record Signed(CharterSignature signature, boolean decisive) {}

    /** All signatures, also those that came after the version was in force. */
    public List<CharterSignature> signatures() {
        return signers.stream().map(Signed::signature).toList();
    }

    public String hash() {
        return charter.hash().hex();
    }

    public boolean inForce() {
        return state == CharterState.IN_FORCE;
    }

    /**
     * The charter as everybody holds it: once it is in force it has the signatures that put it in force and no others, so that
     * its members' copies and every bundle stay the same.
     */
    public SignedCharter signed() {
        return SignedCharter.of(
                charter,
                signers.stream()
                        .filter(signer -> signer.decisive() || !inForce())
                        .map(Signed::signature)
                        .toList());
    }
}
