/** Architecture rules that every module's one architecture test inherits. */
@NullMarked
package io.covalence.rules;

import org.jspecify.annotations.NullMarked;
