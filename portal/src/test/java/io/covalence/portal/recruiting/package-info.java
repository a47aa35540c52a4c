@NullMarked
package io.covalence.portal.recruiting;

import org.jspecify.annotations.NullMarked;
