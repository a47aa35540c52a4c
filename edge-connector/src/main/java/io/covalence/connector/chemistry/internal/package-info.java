@NullMarked
package io.covalence.connector.chemistry.internal;

import org.jspecify.annotations.NullMarked;
