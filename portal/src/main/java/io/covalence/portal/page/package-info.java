/** Plain HTML pages, for where there is no Vaadin: before the sign-in, at the sign-out, when something fails. */
@NullMarked
package io.covalence.portal.page;

import org.jspecify.annotations.NullMarked;
