/** Runs' histories as streams of Server-Sent Events. */
@NullMarked
package io.covalence.rest.stream;

import org.jspecify.annotations.NullMarked;
