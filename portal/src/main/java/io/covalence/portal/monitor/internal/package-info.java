/** The clockwork of the monitor in a server. */
@NullMarked
package io.covalence.portal.monitor.internal;

import org.jspecify.annotations.NullMarked;
