package io.covalence.aggregation.blob;

import java.nio.file.Path;

/**
 * A file that has arrived whole and has no name until it is kept or discarded.
 *
 * @param sha256 hex, computed while writing
 * @param crc32c likewise
 */
public record Received(Path file, long bytes, String sha256, int crc32c) {}
