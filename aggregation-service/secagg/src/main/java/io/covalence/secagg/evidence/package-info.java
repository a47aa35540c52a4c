/** A round's evidence in one file, which anybody can check without the service. */
@NullMarked
package io.covalence.secagg.evidence;

import org.jspecify.annotations.NullMarked;
