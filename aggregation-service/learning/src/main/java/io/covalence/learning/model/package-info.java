/** The first model of a run, which sites and service compute alike. */
@NullMarked
package io.covalence.learning.model;

import org.jspecify.annotations.NullMarked;
