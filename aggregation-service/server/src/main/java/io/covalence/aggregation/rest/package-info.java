/** The HTTP door, thin: roles, sizes, media types, problems. */
@NullMarked
package io.covalence.aggregation.rest;

import org.jspecify.annotations.NullMarked;
