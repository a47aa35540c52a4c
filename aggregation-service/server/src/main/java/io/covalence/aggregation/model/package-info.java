/** Model versions, and how one is made from another and an aggregate. */
@NullMarked
package io.covalence.aggregation.model;

import org.jspecify.annotations.NullMarked;
