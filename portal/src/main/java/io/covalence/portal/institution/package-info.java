/** What an institution's people say of their own house. */
@NullMarked
package io.covalence.portal.institution;

import org.jspecify.annotations.NullMarked;
