/** Plain HTML pages without Vaadin: before the sign-in, at the sign-out, when something fails. */
@NullMarked
package io.covalence.portal.page;

import org.jspecify.annotations.NullMarked;
