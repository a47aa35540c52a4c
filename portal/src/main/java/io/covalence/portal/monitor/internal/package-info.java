/** The monitor's timer and threads in a server. */
@NullMarked
package io.covalence.portal.monitor.internal;

import org.jspecify.annotations.NullMarked;
