/** Proofs that a site broke the protocol, which anybody can check from identity keys alone. */
@NullMarked
package io.covalence.secagg.blame;

import org.jspecify.annotations.NullMarked;
