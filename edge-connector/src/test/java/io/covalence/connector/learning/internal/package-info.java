@NullMarked
package io.covalence.connector.learning.internal;

import org.jspecify.annotations.NullMarked;
