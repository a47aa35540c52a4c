@NullMarked
package io.covalence.portal.connector;

import org.jspecify.annotations.NullMarked;
