@NullMarked
package io.covalence.dev.platform;

import org.jspecify.annotations.NullMarked;
