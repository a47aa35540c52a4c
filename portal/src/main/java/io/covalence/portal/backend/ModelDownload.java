package io.covalence.portal.backend;

import java.io.InputStream;

/**
 * A model version's parameters: float32, little-endian. Who takes the content closes it.
 *
 * @param length in bytes, -1 when unknown
 */
public record ModelDownload(InputStream content, long length) {}
