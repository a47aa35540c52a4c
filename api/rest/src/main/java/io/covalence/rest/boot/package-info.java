/** What happens when the door opens: migrations, then timers. */
@NullMarked
package io.covalence.rest.boot;

import org.jspecify.annotations.NullMarked;
