/** What keeps the portal's sessions apart and bounded, and foreign pages out of it: in front of every view. */
@NullMarked
package io.covalence.portal.security;

import org.jspecify.annotations.NullMarked;
