/** Checks in front of every view: they keep sessions apart and bounded, and foreign pages out. */
@NullMarked
package io.covalence.portal.security;

import org.jspecify.annotations.NullMarked;
