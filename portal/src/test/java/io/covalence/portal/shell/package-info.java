@NullMarked
package io.covalence.portal.shell;

import org.jspecify.annotations.NullMarked;
