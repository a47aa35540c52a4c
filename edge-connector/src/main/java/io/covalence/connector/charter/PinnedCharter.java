package io.covalence.connector.charter;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.charter.CharterHistory;

/**
 * The charter that this site has signed for a study.
 *
 * @param hash hex
 * @param number to be read to others over the telephone
 * @param inForce whether this site knows of all signatures that it needs; the missing ones are fetched for the first
 *     round
 */
public record PinnedCharter(String study, int version, String hash, String number, boolean inForce) {
    static PinnedCharter of(CharterHistory history) {
        var charter = history.versions().getLast().charter();
        return new PinnedCharter(
                charter.study(),
                charter.version(),
                charter.hash().hex(),
                SpokenNumber.of(charter.hash()),
                isEndorsed(history));
    }

    private static boolean isEndorsed(CharterHistory history) {
        try {
            CharterChain.verify(history);
            return true;
        } catch (ProtocolViolation notEndorsed) {
            return false;
        }
    }
}
