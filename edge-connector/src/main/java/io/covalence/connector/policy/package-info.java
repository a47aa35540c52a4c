/** The site's own policy, which has the last word. */
@NullMarked
package io.covalence.connector.policy;

import org.jspecify.annotations.NullMarked;
