@NullMarked
package io.covalence.portal.security;

import org.jspecify.annotations.NullMarked;
