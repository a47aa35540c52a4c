@NullMarked
package io.covalence.aggregation.model;

import org.jspecify.annotations.NullMarked;
