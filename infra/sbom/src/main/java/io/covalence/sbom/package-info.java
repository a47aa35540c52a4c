/** Says of each deliverable which parts it is made of, and holds them against known advisories. */
@NullMarked
package io.covalence.sbom;

import org.jspecify.annotations.NullMarked;
