package io.covalence.secagg.simulation;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import java.util.List;

/**
 * A message of a site as bytes.
 *
 * @param chunks of M5, empty for others
 */
record Mail(Kind kind, SiteId site, ByteString body, List<ByteString> chunks) {
    enum Kind {
        ADVERTISE,
        SHARES,
        MASKED,
        AGREEMENT,
        UNMASK,
        VOTE
    }

    static Mail of(Kind kind, SiteId site, byte[] body) {
        return new Mail(kind, site, ByteString.of(body), List.of());
    }

    byte[] bytes() {
        return body.toByteArray();
    }
}
