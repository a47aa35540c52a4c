/** What the portal says, and how it writes numbers. */
@NullMarked
package io.covalence.portal.text;

import org.jspecify.annotations.NullMarked;
