@NullMarked
package io.covalence.portal.text;

import org.jspecify.annotations.NullMarked;
