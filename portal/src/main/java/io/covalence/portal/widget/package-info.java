/** Small components that several pages share. */
@NullMarked
package io.covalence.portal.widget;

import org.jspecify.annotations.NullMarked;
