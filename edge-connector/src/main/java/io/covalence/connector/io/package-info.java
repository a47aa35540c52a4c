/** What comes in and goes out as text, made safe for the terminal that shows it. */
@NullMarked
package io.covalence.connector.io;

import org.jspecify.annotations.NullMarked;
