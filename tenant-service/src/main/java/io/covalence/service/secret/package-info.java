/** One-time secrets: random, kept only as digests, with limited attempts. */
@NullMarked
package io.covalence.service.secret;

import org.jspecify.annotations.NullMarked;
