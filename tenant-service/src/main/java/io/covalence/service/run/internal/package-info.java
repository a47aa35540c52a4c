/** The aggregation service over HTTP. */
@NullMarked
package io.covalence.service.run.internal;

import org.jspecify.annotations.NullMarked;
