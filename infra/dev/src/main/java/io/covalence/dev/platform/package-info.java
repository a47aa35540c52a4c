/** The processes of a development platform: their ports, their start, their watch and their end. */
@NullMarked
package io.covalence.dev.platform;

import org.jspecify.annotations.NullMarked;
