@NullMarked
package io.covalence.rest.study;

import org.jspecify.annotations.NullMarked;
