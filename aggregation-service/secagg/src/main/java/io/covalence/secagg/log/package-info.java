/** The append-only log of a tenant: signed tree heads, entries, and proofs that anybody can check. */
@NullMarked
package io.covalence.secagg.log;

import org.jspecify.annotations.NullMarked;
