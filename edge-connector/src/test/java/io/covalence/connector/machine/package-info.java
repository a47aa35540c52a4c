/** What machines do to a connector: full disks, disks that may not hold programs. */
@NullMarked
package io.covalence.connector.machine;

import org.jspecify.annotations.NullMarked;
