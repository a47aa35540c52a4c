/** The processes of a development platform: their ports, start, supervision and end. */
@NullMarked
package io.covalence.dev.platform;

import org.jspecify.annotations.NullMarked;
