/** The portal's texts and number formats. */
@NullMarked
package io.covalence.portal.text;

import org.jspecify.annotations.NullMarked;
