/** Reading and writing of bodies. */
@NullMarked
package io.covalence.rest.json;

import org.jspecify.annotations.NullMarked;
