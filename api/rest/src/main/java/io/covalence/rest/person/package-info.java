/** The signed-in person. */
@NullMarked
package io.covalence.rest.person;

import org.jspecify.annotations.NullMarked;
