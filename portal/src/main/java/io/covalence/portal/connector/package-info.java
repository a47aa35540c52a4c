/** The connector of an institution's site, as its people see it. */
@NullMarked
package io.covalence.portal.connector;

import org.jspecify.annotations.NullMarked;
