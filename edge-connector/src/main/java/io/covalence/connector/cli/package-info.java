@NullMarked
package io.covalence.connector.cli;

import org.jspecify.annotations.NullMarked;
