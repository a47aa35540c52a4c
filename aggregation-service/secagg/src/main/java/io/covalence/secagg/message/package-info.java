/**
 * The messages between sites and service, M0 to M10, complaints and votes to abort, with their canonical binary
 * encoding.
 */
@NullMarked
package io.covalence.secagg.message;

import org.jspecify.annotations.NullMarked;
