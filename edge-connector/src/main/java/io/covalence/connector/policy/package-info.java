/** The site's own policy, which limits every plan. */
@NullMarked
package io.covalence.connector.policy;

import org.jspecify.annotations.NullMarked;
