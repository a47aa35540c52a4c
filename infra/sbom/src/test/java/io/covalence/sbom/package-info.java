@NullMarked
package io.covalence.sbom;

import org.jspecify.annotations.NullMarked;
