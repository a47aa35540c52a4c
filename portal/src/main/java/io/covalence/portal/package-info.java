/** The web interface: views over the same services that the REST interface uses. */
@NullMarked
package io.covalence.portal;

import org.jspecify.annotations.NullMarked;
