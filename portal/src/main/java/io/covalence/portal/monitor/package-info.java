/** The live monitor: one poller for all open pages, and what people see of a round. */
@NullMarked
package io.covalence.portal.monitor;

import org.jspecify.annotations.NullMarked;
