@NullMarked
package io.covalence.connector.client;

import org.jspecify.annotations.NullMarked;
