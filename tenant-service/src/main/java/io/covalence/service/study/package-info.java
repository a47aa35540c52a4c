/** Studies and the sites that take part in them. */
@NullMarked
package io.covalence.service.study;

import org.jspecify.annotations.NullMarked;
