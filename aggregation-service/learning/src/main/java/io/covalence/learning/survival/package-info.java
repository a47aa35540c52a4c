/** What sites sum up over risk sets, in bins of time. */
@NullMarked
package io.covalence.learning.survival;

import org.jspecify.annotations.NullMarked;
