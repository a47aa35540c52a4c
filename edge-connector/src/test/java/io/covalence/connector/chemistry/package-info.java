@NullMarked
package io.covalence.connector.chemistry;

import org.jspecify.annotations.NullMarked;
