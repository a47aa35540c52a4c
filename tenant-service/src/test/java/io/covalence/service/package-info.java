/** Tests of the room as a whole. */
@NullMarked
package io.covalence.service;

import org.jspecify.annotations.NullMarked;
