package io.covalence.secagg;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The identity keys that the holder trusts: Ed25519 public keys by site. In a study they come from the charter. */
public record IdentityDirectory(Map<SiteId, ByteString> keys) {
    /**
     * Checks the keys.
     *
     * @throws ProtocolViolation (BAD_KEY) when two sites have the same key, (MALFORMED) when one has not 32 bytes
     */
    public IdentityDirectory {
        keys = Map.copyOf(keys);
        keys.values().forEach(key -> key.requireSize(ByteString.KEY_SIZE, "identity key"));
        if (new HashSet<>(keys.values()).size() != keys.size()) {
            throw ProtocolViolation.of(Code.BAD_KEY, "two sites have the same identity key");
        }
    }

    /**
     * The key of a site.
     *
     * @throws ProtocolViolation (UNKNOWN_SITE)
     */
    public ByteString require(SiteId site) {
        @Nullable ByteString key = keys.get(site);
        if (key == null) {
            throw ProtocolViolation.of(Code.UNKNOWN_SITE, "site " + site + " has no known identity key");
        }
        return key;
    }
}
