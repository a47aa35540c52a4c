@NullMarked
package io.covalence.rest.boot;

import org.jspecify.annotations.NullMarked;
