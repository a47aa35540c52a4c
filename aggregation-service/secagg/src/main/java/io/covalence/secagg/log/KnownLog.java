package io.covalence.secagg.log;

import io.covalence.secagg.ByteString;

/**
 * What a site knows of the log.
 *
 * @param serviceKey the key that signs tree heads, 32 bytes
 * @param head the newest head that the site has verified; it travels in its M1, so that a split view shows
 */
public record KnownLog(ByteString serviceKey, SignedTreeHead head) {
    public KnownLog {
        serviceKey.requireSize(ByteString.KEY_SIZE, "service key");
    }
}
