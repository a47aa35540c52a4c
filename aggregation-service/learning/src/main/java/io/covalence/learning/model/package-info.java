/** Models as everybody computes them alike. */
@NullMarked
package io.covalence.learning.model;

import org.jspecify.annotations.NullMarked;
