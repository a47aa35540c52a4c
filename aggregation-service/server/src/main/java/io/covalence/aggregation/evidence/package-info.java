/** Evidence that anybody can check: bundles of completed rounds, and proofs that convict a site. */
@NullMarked
package io.covalence.aggregation.evidence;

import org.jspecify.annotations.NullMarked;
