package io.covalence.secagg.cohort;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.HybridPublicKey;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.message.Roster;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that no half of an advertised key occurs twice in a cohort, for whichever purpose. */
final class DistinctKeys {
    private final Set<ByteString> seen = new HashSet<>();

    private DistinctKeys() {}

    static void require(Roster roster) {
        var keys = new DistinctKeys();
        for (var member : roster.members()) {
            List.of(member.maskKey(), member.channelKey()).forEach(keys::add);
        }
    }

    private void add(HybridPublicKey key) {
        if (!seen.add(key.x25519()) || !seen.add(key.mlKem())) {
            throw ProtocolViolation.of(Code.BAD_KEY, "an advertised key occurs twice in the cohort");
        }
    }
}
