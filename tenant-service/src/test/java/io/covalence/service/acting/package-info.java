/** Tests of who sees what. */
@NullMarked
package io.covalence.service.acting;

import org.jspecify.annotations.NullMarked;
