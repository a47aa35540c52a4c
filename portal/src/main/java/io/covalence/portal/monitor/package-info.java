/** The live monitor: one poller for all who watch, and what they see of a round. */
@NullMarked
package io.covalence.portal.monitor;

import org.jspecify.annotations.NullMarked;
