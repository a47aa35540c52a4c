@NullMarked
package io.covalence.rest.request;

import org.jspecify.annotations.NullMarked;
