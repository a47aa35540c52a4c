@NullMarked
package io.covalence.rest.json;

import org.jspecify.annotations.NullMarked;
