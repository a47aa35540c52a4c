/** The keys and limits that a study's members trust and sign, in versions that follow from one another. */
@NullMarked
package io.covalence.secagg.charter;

import org.jspecify.annotations.NullMarked;
