/** The frame around every page: navigation, sign-out, security headers, pages for failures. */
@NullMarked
package io.covalence.portal.shell;

import org.jspecify.annotations.NullMarked;
