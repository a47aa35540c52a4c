@NullMarked
package io.covalence.portal.study;

import org.jspecify.annotations.NullMarked;
