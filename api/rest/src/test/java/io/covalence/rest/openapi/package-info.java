@NullMarked
package io.covalence.rest.openapi;

import org.jspecify.annotations.NullMarked;
