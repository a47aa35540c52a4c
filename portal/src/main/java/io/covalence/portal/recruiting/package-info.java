/** How a sponsor's people bring institutions into a study. */
@NullMarked
package io.covalence.portal.recruiting;

import org.jspecify.annotations.NullMarked;
