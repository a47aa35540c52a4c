/** The home of an institution's site: what waits for a decision, and what left the building. */
@NullMarked
package io.covalence.portal.site;

import org.jspecify.annotations.NullMarked;
