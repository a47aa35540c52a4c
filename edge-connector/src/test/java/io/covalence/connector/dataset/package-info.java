@NullMarked
package io.covalence.connector.dataset;

import org.jspecify.annotations.NullMarked;
