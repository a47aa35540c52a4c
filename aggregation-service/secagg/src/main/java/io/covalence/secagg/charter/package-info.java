/** Whom a study trusts: its members' keys and limits, signed by themselves, in versions that follow from one another. */
@NullMarked
package io.covalence.secagg.charter;

import org.jspecify.annotations.NullMarked;
