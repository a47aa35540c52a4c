/** The primitives: canonical encoding, key derivation, mask stream, secret sharing, share encryption. */
@NullMarked
package io.covalence.secagg.internal;

import org.jspecify.annotations.NullMarked;
