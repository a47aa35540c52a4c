/** Proofs that a site broke the protocol. Anybody can check them from identity keys alone. */
@NullMarked
package io.covalence.secagg.blame;

import org.jspecify.annotations.NullMarked;
