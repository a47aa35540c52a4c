/** Answers every refusal and failure with a problem document. */
@NullMarked
package io.covalence.rest.problem;

import org.jspecify.annotations.NullMarked;
