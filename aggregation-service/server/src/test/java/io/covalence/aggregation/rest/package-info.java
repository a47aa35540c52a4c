@NullMarked
package io.covalence.aggregation.rest;

import org.jspecify.annotations.NullMarked;
