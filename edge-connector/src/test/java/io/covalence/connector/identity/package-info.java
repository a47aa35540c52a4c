@NullMarked
package io.covalence.connector.identity;

import org.jspecify.annotations.NullMarked;
