/** A sponsor defines a study: where it begins, the steps through its plan, and what sites will sign. */
@NullMarked
package io.covalence.portal.wizard;

import org.jspecify.annotations.NullMarked;
