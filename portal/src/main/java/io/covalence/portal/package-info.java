/** The browser door: views over the same services that the REST door uses. */
@NullMarked
package io.covalence.portal;

import org.jspecify.annotations.NullMarked;
