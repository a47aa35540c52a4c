/** What a member can show afterwards: a round's evidence in one file, checked without the service. */
@NullMarked
package io.covalence.secagg.evidence;

import org.jspecify.annotations.NullMarked;
