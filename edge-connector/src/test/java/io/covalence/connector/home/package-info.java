@NullMarked
package io.covalence.connector.home;

import org.jspecify.annotations.NullMarked;
