@NullMarked
package io.covalence.connector.instance;

import org.jspecify.annotations.NullMarked;
