/** The frame around every page: navigation, sign-out, security headers, what people see when something fails. */
@NullMarked
package io.covalence.portal.shell;

import org.jspecify.annotations.NullMarked;
