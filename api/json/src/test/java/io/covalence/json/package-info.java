@NullMarked
package io.covalence.json;

import org.jspecify.annotations.NullMarked;
