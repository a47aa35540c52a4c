package io.covalence.aggregation.contribution;

import io.covalence.secagg.ByteString;

/**
 * A chunk that has arrived.
 *
 * @param sha256 what its sender signed for; checked when it arrived, and the name of its file
 * @param crc32c checked whenever it is read: it costs a fortieth of the digest, and is for faults of the disk, not of people
 */
public record StoredChunk(ByteString sha256, int crc32c) {}
