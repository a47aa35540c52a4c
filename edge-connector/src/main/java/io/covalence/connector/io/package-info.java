/** Makes text from outside safe for the terminal that shows it. */
@NullMarked
package io.covalence.connector.io;

import org.jspecify.annotations.NullMarked;
