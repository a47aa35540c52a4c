/** Trouble of machines: full disks, disks that may not hold programs. */
@NullMarked
package io.covalence.connector.machine;

import org.jspecify.annotations.NullMarked;
