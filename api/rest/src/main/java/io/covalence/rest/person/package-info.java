/** Who is signed in. */
@NullMarked
package io.covalence.rest.person;

import org.jspecify.annotations.NullMarked;
