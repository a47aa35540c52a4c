package io.covalence.connector.round;

import io.covalence.secagg.ByteString;

/**
 * What this site agreed to, and answered.
 *
 * @param session the document's {@code sid}
 * @param survivors {@code H(U3)}
 * @param count sites in the sum
 */
record Contribution(ByteString session, ByteString survivors, int count) {}
