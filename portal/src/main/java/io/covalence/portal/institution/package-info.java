/** Pages on which an institution's people describe their institution. */
@NullMarked
package io.covalence.portal.institution;

import org.jspecify.annotations.NullMarked;
