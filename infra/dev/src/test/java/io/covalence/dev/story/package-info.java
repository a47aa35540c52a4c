@NullMarked
package io.covalence.dev.story;

import org.jspecify.annotations.NullMarked;
