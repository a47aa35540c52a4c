/** Merkle trees with the hashing of RFC 6962, and the proofs about them. */
@NullMarked
package io.covalence.secagg.merkle;

import org.jspecify.annotations.NullMarked;
