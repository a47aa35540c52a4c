/** Every refusal and failure as a problem document. */
@NullMarked
package io.covalence.rest.problem;

import org.jspecify.annotations.NullMarked;
