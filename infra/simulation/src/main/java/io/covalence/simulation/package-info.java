/** Runs a study's plan on one machine, without servers, with the product's own steps, encoding and masks. */
@NullMarked
package io.covalence.simulation;

import org.jspecify.annotations.NullMarked;
