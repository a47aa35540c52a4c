@NullMarked
package io.covalence.portal.backend;

import org.jspecify.annotations.NullMarked;
