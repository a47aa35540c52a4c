/** What rounds leave behind that anybody can check: bundles of completed rounds, and what convicts a site. */
@NullMarked
package io.covalence.aggregation.evidence;

import org.jspecify.annotations.NullMarked;
