/** Model versions, and the step from one version and an aggregate to the next. */
@NullMarked
package io.covalence.aggregation.model;

import org.jspecify.annotations.NullMarked;
