/** Figures of a study's models on this site's own rows, for its own people: they never leave. */
@NullMarked
package io.covalence.connector.result;

import org.jspecify.annotations.NullMarked;
