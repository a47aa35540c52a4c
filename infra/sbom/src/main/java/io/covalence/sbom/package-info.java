/** Lists the parts of each deliverable, and compares them with known advisories. */
@NullMarked
package io.covalence.sbom;

import org.jspecify.annotations.NullMarked;
