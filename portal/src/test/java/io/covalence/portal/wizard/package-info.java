@NullMarked
package io.covalence.portal.wizard;

import org.jspecify.annotations.NullMarked;
